# Italiano: ciò che il banco dice quando si apre qualcosa.

## Ogni foglio
sheet-back = Indietro
sheet-close = Chiudi
sheet-good = Bene
sheet-reason = Motivo
code-good-for = Vale ancora { $time }
code-over = Questo codice è scaduto.

## Altro
more-title = { $name } è al banco
more-terms = Le regole dei programmi
more-terms-why = Che cosa dà un timbro, e che cosa danno i timbri
more-kiosk = Secondo schermo
more-kiosk-why = Apre una pagina per uno schermo rivolto al cliente
more-end-why = Subentra qualcun altro

## Regole
terms-title = Che cosa danno i timbri
terms-unknown = Non è stato possibile chiedere le regole. Arrivano con la connessione.
terms-none = Nessun programma è attivo.
terms-reward = { $n ->
    [one] { $n } timbro: { $reward }
   *[other] { $n } timbri: { $reward }
}
terms-by-visit = Conta ogni visita.
terms-by-unit = Ogni pezzo comprato dà un timbro.
terms-by-spend = Ogni { $amount } spesi danno un timbro.
terms-cool-down = { $n ->
    [one] Tra due timbri passa almeno un minuto.
   *[other] Tra due timbri passano almeno { $n } minuti.
}
terms-per-day = { $n ->
    [one] Al massimo una volta al giorno.
   *[other] Al massimo { $n } volte al giorno.
}
terms-stamps-last = { $n ->
    [one] Un timbro vale un giorno.
   *[other] Un timbro vale { $n } giorni.
}
terms-reward-lasts = { $n ->
    [one] { $reward } si può usare per un giorno.
   *[other] { $reward } si può usare per { $n } giorni.
}

## HTTPS
https-title = Come avere HTTPS
https-why = Con il solo HTTP un browser non apre la fotocamera, non controlla firme e non conserva la pagina per un giorno senza rete.
https-still = Codici scritti, lettore USB, foto, ricerca e “Mostra un codice” funzionano così come sono.
https-name = Dai al server un nome che i tuoi dispositivi trovano, per esempio card.example.org.
https-proxy = Mettigli davanti un proxy con un certificato. Con Caddy è una riga:
https-url = Di’ il nome a timbro:
https-docs = Tutto il resto sta in docs/operating.md, “The first shop”.

## Rifiutati dopo
late-why = Questi sono stati salvati senza connessione, e il server non li ha accettati.

## Consegnare senza codice vivo
redeem-live = Un premio si consegna per il codice vivo sul telefono del cliente, di non più di un minuto fa: una foto o una stampa potrebbe essere di chiunque.
redeem-scan = Scansiona il telefono
redeem-word = Il cliente non ha qui il telefono
redeem-word-why = Un responsabile può consegnarlo con il proprio PIN. Resta scritto con il motivo.
redeem-pin = PIN di un responsabile

## Che cosa è stato comprato
bought-title = Importo
bought-units-title = Quanti
bought-rub = Cancella l’ultima cifra
bought-fewer = Uno in meno
bought-more = Uno in più
bought-done = Fatto

## Cerca
people-title = Cerca
people-query = Nome, telefono o codice breve
people-how = Bastano due lettere del nome. Telefono e codice breve si scrivono per intero.
people-nobody = Non si trova nessuno. Si scrive in un altro modo?
people-last = qui il { $day }

## Un cliente
person-code = Codice breve
person-stamp = Timbra con il codice breve
person-history = Storia
person-history-why = Perché la tessera ha i timbri che ha
person-opening = Riporta una tessera di carta
person-opening-why = I suoi timbri, una volta per programma
person-back = Mostra la via del ritorno
person-back-why = Per un telefono nuovo: un codice che porta alla tessera
person-replace = Sostituisci una tessera persa
person-replace-why = I vecchi codici muoiono, i timbri restano
history-title = { $name }: ogni timbro
history-none = Ancora nessun timbro.
history-when = Quando
history-what = Che cosa
history-open = Riportati
history-earn = Visita
history-issue = Premio guadagnato
history-redeem = Premio usato
history-void = Annullato
history-refund = Rimborsato
history-adjust = Corretto
history-gift = Un regalo
history-expire = Scaduti
opening-how = Conta i timbri sulla tessera di carta e tienila, o barrala. Si può fare una volta, e non dopo il primo timbro qui.
opening-program = Programma
opening-stamps = Timbri sulla tessera di carta
opening-reason = Tessera di carta riportata
opening-do = Riporta
opening-done = { $n ->
    [one] Ora sulla tessera di { $name } c’è un timbro.
   *[other] Ora sulla tessera di { $name } ci sono { $n } timbri.
}
back-first = È proprio { $name }? Guarda prima la tessera stampata o chiedi il codice breve: chi lo scansiona ha la tessera.
back-do = Mostralo
back-how = { $name } lo scansiona con il telefono nuovo.
back-code = Codice che riporta alla tessera
replace-what = Le stampe, la pagina e i codici vivi della tessera di { $name } smettono subito di valere. Timbri e premi restano.
replace-reason = Tessera persa
replace-do = Sostituisci

## Mostra un codice
ticket-title = { $n ->
    [one] Un timbro da scansionare
   *[other] { $n } timbri da scansionare
}
ticket-how = Il cliente lo scansiona con la propria fotocamera.
ticket-code = Codice che dà i timbri
ticket-claimed = Preso. È sulla tessera.
ticket-again = Un nuovo codice

## Il secondo schermo
kiosk-join = Raccogli timbri qui
kiosk-join-how = Scansiona con la fotocamera: una tessera in un tocco.
kiosk-join-code = Codice che apre una tessera
kiosk-ticket = { $n ->
    [one] Il tuo timbro: scansionalo
   *[other] I tuoi { $n } timbri: scansionali
}
