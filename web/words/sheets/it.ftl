# Italiano: ciò che il banco dice quando la fotocamera è aperta, o prima che possa aprirsi.

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
https-still = Codici scritti, lettore USB, foto, ricerca e “Mostra codice” funzionano così come sono.
https-name = Dai al server un nome che i tuoi dispositivi trovano, per esempio card.example.org.
https-proxy = Mettigli davanti un proxy con un certificato. Con Caddy è una riga:
https-url = Di’ il nome a timbro:
https-docs = Tutto il resto sta in docs/operating.md, “Install”.

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
person-replace-why = I vecchi codici non valgono più, i timbri restano
story-title = { $name }: ogni timbro
story-none = Ancora nessun timbro.
story-when = Quando
story-what = Che cosa
story-open = Riportati
story-earn = Visita
story-issue = Premio guadagnato
story-redeem = Premio usato
story-void = Annullato
story-refund = Rimborsato
story-adjust = Corretto
story-gift = Un regalo
story-expire = Scaduti
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

## The counter
counter-sending = Un momento…
counter-stamped = Timbrato
stamps-to-go = ancora { $n }
counter-refused = Non timbrato
counter-saved = Salvato, non ancora confermato
counter-saved-why = Viene inviato di nuovo da solo. Puoi continuare.
counter-no-name = Una tessera senza nome
counter-reward = Pronto: { $reward }
counter-late-seen = Visto
counter-not-kept = Il browser non ha potuto salvare la lettura. Controlla la rete e leggi di nuovo.
counter-full = Troppe letture aspettano la rete. Questa non è stata salvata.
counter-last = Mostra di nuovo
counter-unchecked = Questo dispositivo non ha potuto controllare il codice. Lo farà il server.
counter-undo = Annulla
counter-undo-reason = Annullato al banco
counter-undone = Annullato
counter-not-undone = Non annullato
counter-one-more = Ancora uno
counter-next = Prossima tessera
counter-redeem = Consegna: { $reward }
counter-redeemed = Consegnato. Buon appetito!
counter-not-redeemed = Non consegnato

## Chi salutare, e perché
greet-asked = Il titolare ti chiede di salutare questa persona.
greet-asked-to-say = Dal titolare: { $text }
greet-first = Prima visita. Dai il benvenuto.
greet-away = { $n ->
    [one] Prima visita da un giorno. Saluta.
   *[other] Prima visita da { $n } giorni. Saluta.
}
greet-unhappy = L’ultima volta non era contento. Chiedi come va oggi.
greet-case = Qualcosa è andato storto e non è ancora risolto. Di’ che lo sai.

## Arrivare al banco
counter-stranger = Questo dispositivo non è registrato.
counter-stranger-how = Chiedi al titolare un codice di registrazione: l’ufficio lo mostra alla voce «Squadra». Inquadralo con la fotocamera di questo dispositivo entro dieci minuti.
counter-machine = Una cassa o un’altra macchina non va registrata: usa l’API con una chiave sua.
counter-revoked = Questo dispositivo non si può più usare.
counter-revoked-how = Il titolare lo ha revocato. Se è stato un errore, chiedi un nuovo codice di registrazione.
counter-kept = { $n ->
    [one] Qui è conservata una scansione. Parte quando il dispositivo è di nuovo registrato e chi l’ha fatta è al lavoro.
   *[other] Qui sono conservate { $n } scansioni. Partono quando il dispositivo è di nuovo registrato e chi le ha fatte è al lavoro.
}
counter-enrol-title = Registra questo dispositivo
counter-enrol-why = Diventa un banco del negozio. Chi ci lavora tocca il proprio nome e inserisce un PIN.
counter-enrol-known = È già registrato come «{ $name }». Registrato di nuovo, prende il posto nuovo.
counter-enrol-name = Nome di questo dispositivo
counter-enrol-name-why = Per esempio «Tablet al bar». Se lo lasci vuoto, tiene il nome scelto dal titolare.
counter-enrol-do = Registra
counter-enrol-skip = Lascialo com’è
counter-enrol-dead = Questo codice è già stato usato, o ha più di dieci minuti. Chiedine uno nuovo al titolare.
counter-who = Chi è al lavoro?
counter-nobody = Qui nessuno ha ancora un PIN. Il titolare aggiunge le persone nell’ufficio, alla voce «Squadra».
counter-end = Fine turno
counter-ended = Il turno di { $name } è finito.
pin-title = { $name }, il tuo PIN
pin-typed = { $n ->
    [one] Una cifra inserita
   *[other] { $n } cifre inserite
}
pin-delete = Cancella l’ultima cifra
pin-enter = Entra
pin-other = Qualcun altro
pin-wrong = Non è il PIN giusto. Riprova.
pin-wait-seconds = { $n ->
    [one] Riprova tra un secondo.
   *[other] Riprova tra { $n } secondi.
}
pin-wait-minutes = { $n ->
    [one] Riprova tra un minuto.
   *[other] Riprova tra { $n } minuti.
}

## Why a stamp was refused
problem-own-card = È la tua tessera. Fatti servire da un collega.
problem-cool-down = Questa tessera è stata timbrata un attimo fa. Aspetta qualche minuto.
problem-daily-cap = Questa tessera ha già tutti i timbri di oggi.
problem-code-unknown = Questo codice non è di questo negozio.
problem-code-malformed = Questo non è un codice timbro intero. Leggilo di nuovo.
problem-unauthorized = Nessuno è al lavoro su questo dispositivo. Inserisci un PIN.
problem-code-replaced = Questa stampa non vale più: la tessera ne ha una nuova. Cerca il cliente.
problem-code-may-not-redeem = Un codice stampato raccoglie ma non consegna. Scansiona il codice vivo sul telefono.
problem-code-expired = Questo codice è troppo vecchio o già usato. Fanne mostrare uno nuovo e riprova.
problem-clock-behind = L’orologio del server è sbagliato: i codici vivi non si possono controllare. Avvisa chi se ne occupa; un responsabile può comunque consegnare il premio con il proprio PIN. I timbri continuano come sempre.
problem-code-foreign = Questo non è il codice di una tessera. Chiedi la tessera del cliente.
problem-code-damaged = Questo codice non si legge per intero. Tienilo piano e in buona luce, o scrivi il codice breve che sta sotto.
problem-code-misspelt = Un carattere di questo codice breve è sbagliato. Confronta e riscrivi.
problem-code-is-ticket = Questo codice è per la fotocamera del cliente. Gli dà il timbro da solo.
problem-code-not-in-photo = In questa foto non si legge alcun codice. Scattala più da vicino e con più luce.
problem-reward-redeemed = Questo premio è già stato usato.
problem-reward-expired = Il tempo di questo premio è scaduto.
problem-override-refused = Il PIN non è giusto, o il titolare qui non lo permette.
problem-stamps-spent = Questi timbri hanno pagato un premio già usato.
problem-visit-void = Era già stato annullato.
