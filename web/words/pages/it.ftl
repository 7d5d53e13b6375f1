## Any page
calendar-date = { $day } { $month ->
    [1] gennaio
    [2] febbraio
    [3] marzo
    [4] aprile
    [5] maggio
    [6] giugno
    [7] luglio
    [8] agosto
    [9] settembre
    [10] ottobre
    [11] novembre
   *[12] dicembre
} { $year }
stamps-to-reward = { $n ->
    [one] Ancora { $n } timbro per { $reward }
   *[other] Ancora { $n } timbri per { $reward }
}
reward-ready = Pronto per te: { $reward }
reward-until = Fino al { $date }.
reward-how = Chiedilo al banco.
languages = Lingua
stamps-spoken = { $n } di { $goal } timbri.
stamp-last-today = ultimo timbro oggi alle { $time }
stamp-last-yesterday = ultimo timbro ieri alle { $time }
stamp-last = ultimo timbro il { $date }
rewards-spoken = { $n ->
    [one] Un premio è pronto: { $rewards }.
   *[other] { $n } premi sono pronti: { $rewards }.
}
reward-use = Usa
reward-use-this = Usa { $reward }
reward-show = Mostralo al banco.
reward-keep-first = Chiedilo al banco. Per usarlo con un codice, conserva prima la tessera su questo telefono.
reward-was-used = Usato il { $date } alle { $time }.
reward-was-taken-back = Il negozio ha ritirato questo premio.
reward-has-expired = Era valido fino al { $date }.

## The customer's card
card-title = La tua tessera da { $shop }
card-code = Il tuo codice
card-aloud = oppure di’
card-first = Ancora nessun timbro. Mostra il codice al banco per avere il primo.
card-why = Perché { $n }?
card-live = codice dal vivo · funziona offline
card-printed = Mostralo al banco
card-offline = Offline. Il codice funziona, i timbri sono quelli dell’ultima volta.
card-moment = { $reward }: è tuo
card-used = { $reward }: tutto per te!
card-close = Chiudi
card-larger = Il tuo codice. Mostralo in grande
card-sound = Suono
card-install = Mettila nella schermata Home
card-install-ios = Per averla nella schermata Home: tocca Condividi, poi «Aggiungi alla schermata Home».
card-print = Stampa la tessera
history-title = I tuoi timbri da { $shop }
history-all = Tutta la storia
history-older = Più vecchi
history-none = Non è ancora successo nulla.
print-title = La tua tessera su carta
print-how = Stampa al 100 %, con il comando del browser. Raccoglie timbri come il telefono; per usare un premio porta il telefono.
print-size = Formato
print-wallet = Da portafoglio
print-picture = Solo il codice, come immagine
card-no-program = Questo negozio sta ancora preparando la raccolta. Il tuo codice funziona già.
card-keep-why = Conserva la tessera su questo telefono: la ritrovi anche senza il link.
card-keep = Conservala qui

## Lines of a card's history
entry-open = Timbri riportati
entry-earn = Visita
entry-issue = Premio raggiunto
entry-redeem = Premio usato
entry-void = Timbro annullato
entry-refund = Acquisto rimborsato
entry-adjust = Correzione del negozio
entry-gift = Un regalo del negozio
entry-expire = Timbri scaduti

## Che cosa un cliente può chiedere su di sé
privacy-title = I tuoi dati da { $shop }
privacy-open = I tuoi dati
privacy-back = Torna alla tessera
privacy-switches = Che cosa permetti
privacy-service-messages = Messaggi sulla tua tessera
privacy-service-messages-why = Un premio pronto, timbri che stanno per scadere.
privacy-marketing = Offerte e novità
privacy-marketing-why = Ogni tanto, e da nessun altro.
privacy-profiling = Farsi riconoscere come cliente abituale
privacy-profiling-why = Il negozio vede con il tuo nome quanto spesso vieni, a meno che tu lo disattivi.
privacy-surveys = Ricevere domande su com’è andata
privacy-surveys-why = Una domanda dopo una visita. Non devi mai rispondere.
privacy-on = Sì.
privacy-off = No.
privacy-on-since = Sì, dal { $date }.
privacy-off-since = No, dal { $date }.
privacy-turn-on = Attiva
privacy-turn-off = Disattiva
privacy-have = Che cosa sa il negozio
privacy-have-why = È tutto qui, da leggere e da portare con te.
privacy-read = Leggi
privacy-download = Scarica in JSON
privacy-forget = Farsi dimenticare
privacy-forget-why = Il tuo nome, le tue parole e la tua tessera vengono cancellati subito e per sempre. I timbri e i premi sulla tessera vanno persi.
privacy-forget-open = Fatti dimenticare…
privacy-forget-title = { $shop } deve dimenticarti?
privacy-forget-yes = Sì, dimenticami
privacy-forget-no = No, tengo la tessera
privacy-forgotten = I tuoi dati sono cancellati. Questa tessera non vale più.
privacy-notice = Come { $shop } tratta i tuoi dati
privacy-notice-what = { $shop } è il titolare dei tuoi dati. Conserva quando vieni, che cosa guadagni e usi, e ciò che racconti di te. Non servono né nome né indirizzo.
privacy-notice-why = Gli serve per gestire la tua tessera. Tutto il resto lo permetti tu qui sopra, e puoi revocarlo in ogni momento.
privacy-notice-how = Nomi, indirizzi e parole sono cifrati con una chiave solo tua. Niente viene venduto, e nessun altro negozio lo vede.
privacy-notice-profiling = { $n ->
    [one] Ciò che è stato detto e annotato su di te viene cancellato dopo un mese.
   *[other] Ciò che è stato detto e annotato su di te viene cancellato dopo { $n } mesi.
}
privacy-notice-marketing = { $n ->
    [one] Il permesso per offerte e novità dura un mese, se non lo rinnovi.
   *[other] Il permesso per offerte e novità dura { $n } mesi, se non lo rinnovi.
}
privacy-notice-rights = Qui puoi leggere, portare con te e cancellare i tuoi dati. Per correggerli chiedi al negozio. Se qualcosa non va, puoi rivolgerti al Garante per la protezione dei dati personali.
export-title = Che cosa { $shop } sa di te
export-back = Torna ai tuoi dati
export-none = Qui ancora niente
export-profile = Tu
export-name = Nome
export-email = E-mail
export-phone = Telefono
export-birthday = Compleanno
export-since = Cliente dal
export-tags = Le parole del negozio per te
export-consents = Che cosa hai permesso
export-visits = Le tue visite
export-refused-scans = Scansioni arrivate in ritardo e rimaste senza timbro
export-entries = I tuoi timbri
export-rewards = I tuoi premi
export-payments = Che cosa hai pagato sul conto
export-answers = Che cosa hai detto
export-cases = Che cosa è andato storto
export-notes = Che cosa ti ha detto il negozio
export-nudges = Che cosa il negozio voleva dirti, e le e-mail

## Joining a shop
join-title = La tua raccolta timbri da { $shop }
join-welcome = La tua raccolta timbri da
join-offer = { $n ->
    [one] Un timbro, poi { $reward }
   *[other] { $n } timbri, poi { $reward }
}
join-name = Il tuo nome, se vuoi
join-name-refused = Un nome ha al massimo 80 lettere, su una riga.
join-open = Apri la mia tessera
join-promise = Niente app, niente password. Il negozio vede quando vieni e che cosa guadagni, e nulla degli altri tuoi negozi.

## Taking a stamp that the counter shows
claim-title = Un timbro da { $shop }
claim-offer = { $n ->
    [one] Un timbro per te
   *[other] { $n } timbri per te
}
claim-opens-card = Così si apre anche la tua tessera.
claim-take = { $n ->
    [one] Prendi il timbro
   *[other] Prendi i timbri
}
claimed = { $n ->
    [one] Timbrato
   *[other] Hai { $n } timbri nuovi
}
claimed-see-card = Guarda la mia tessera

## One sentence and a way on
message-not-found = A questo indirizzo non c’è nulla.
message-card-not-found = Non conosciamo questa tessera. Chiedine una nuova al banco.
message-no-cards = Su questo telefono non c’è ancora una tessera. Inquadra la locandina al banco, ed è tua.
message-reward-unknown = Su questa tessera non c’è un premio così.
message-ticket-expired = Questo timbro è scaduto. Chiedine uno nuovo al banco.
message-ticket-taken = Questo timbro è già stato preso.
message-too-soon = È troppo presto per un altro timbro. Torna più tardi.
message-own-card = Chi mostra un timbro non può prenderlo. Chiedi a un collega.
message-not-understood = Non siamo riusciti a leggere la richiesta. Torna indietro e riprova.
message-unavailable = Ora non possiamo rispondere. Riprova tra un minuto.
message-see-card = Guarda la mia tessera
message-try-again = Riprova

## Another phone, and a lost one
card-elsewhere = Su un altro telefono
card-browsers = { $n ->
    [0] Non è ancora conservata su un telefono.
    [one] È conservata su un telefono.
   *[other] È conservata su { $n } telefoni.
}
card-link-code = Il link di questa tessera come codice
card-link-why = Inquadralo con l’altro telefono. Mostralo solo a chi può usare la tua tessera: il link è la tessera.
card-safe = Proteggi o sostituisci la tessera
cards-title = Le tue tessere
cards-lost = Questo telefono non ha più questa tessera: è stata sostituita, o tolta da un altro telefono.
safe-title = Metti al sicuro la tessera
safe-word = Una parola di recupero
safe-word-why = Scrivila su un foglio. Se perdi il telefono, la scrivi su qualsiasi altro e la tessera torna.
safe-word-again = Ne hai già creata una. Quella nuova la sostituisce.
safe-word-make = Crea una parola di recupero
safe-word-new = Scrivila adesso
safe-word-once = Non si mostra una seconda volta. Tieni il foglio lontano dal telefono.
safe-others = { $n ->
    [one] Un altro telefono ha questa tessera
   *[other] Altri { $n } telefoni hanno questa tessera
}
safe-forget-why = Togli la tessera da tutti i telefoni tranne questo. Chi ha salvato il link può ancora aprirla; se il telefono è stato rubato, sostituisci la tessera.
safe-forget = Toglila da tutti gli altri
safe-lost = Persa o rubata?
safe-lost-why = Una tessera nuova prende il posto di questa. Stampe, link, codici, parole di recupero e tutti gli altri telefoni smettono subito di funzionare. Timbri e premi restano.
safe-lost-ask = Sì, voglio una tessera nuova
safe-replace = Sostituisci la tessera
back-title = Recupera la tua tessera
back-word = La tua parola di recupero
back-take = Recupera
back-wrong = Questa parola non apre nessuna tessera. Controllala e scrivila di nuovo.
back-slowed = { $n ->
    [one] Troppe parole sbagliate. Aspetta un secondo e riprova.
   *[other] Troppe parole sbagliate. Aspetta { $n } secondi e riprova.
}
back-else = Non hai una parola di recupero? Mostra la tessera stampata o di’ il codice breve al banco: anche lì possono ridarti la tessera.
return-title = La tua tessera è di nuovo qui
return-why = Conservala su questo telefono, ed è tua come prima.
return-take = Conservala qui
message-way-back = Recupera una tessera
message-return-gone = Questo link è già stato usato, o ha più di dieci minuti. Chiedine uno nuovo al banco.
message-replaced-often = Questa tessera è stata sostituita tutte le volte possibili. Chiedine una nuova al banco.

## Blank cards to print
sheet-title = Tessere nuove di { $shop }
sheet-how = Stampa su A4 al 100 % con il comando del browser e taglia lungo le linee. Ogni tessera è pronta per il primo cliente che la prende.
sheet-empty = In questa pagina non ci sono tessere nuove.
sheet-card = Mostra questo codice al banco. Con la tua fotocamera vedi i tuoi timbri.

## What shop and customer say to each other
note-from = { $shop } ti scrive
note-answer = { $shop } ti risponde
note-offer = Un’offerta da { $shop }
note-seen = Visto
ask-nps = Consiglieresti { $shop } a un amico?
ask-nps-low = Per niente
ask-nps-high = Di sicuro
ask-csat = Com’è andata da { $shop }?
ask-csat-low = Male
ask-csat-high = Molto bene
ask-score = { $n } su { $most }
ask-later = Non ora
thanks-title = Grazie
thanks-said = { $shop } ha le tue parole.
thanks-more = Vuoi dire di più?
thanks-send = Invia
thanks-sorry = Ci dispiace che non sia andata bene.
thanks-case = Raccontaci che cosa è andato storto
case-ask = Qualcosa non va?
case-title = Che cosa è andato storto?
case-what = Raccontalo a { $shop } in poche parole
case-wants = Vuoi una risposta?
case-wants-yes = Sì, grazie: la risposta arriva sulla mia tessera
case-wants-no = No, basta che lo sappiate
case-send = Invia
case-open = Ciò che hai raccontato il { $date } è arrivato al negozio.
case-solved = Ciò che hai raccontato è risolto dal { $date }.
case-who-reads = Lo legge solo { $shop }, ed è cifrato.
case-empty = Scrivi che cosa è andato storto, poi invia.
case-too-long = Sono più di 2.000 lettere, o ci sono segni che non si possono mostrare. Scrivi meno.
case-too-many = Da qui se ne possono inviare tre al giorno. Vieni al banco, o riprova domani.

## Posters to print
poster-title = Locandina di { $shop }
poster-how-a4 = Stampala su A4 al 100 %, con il comando del browser, e appendila dove si paga.
poster-how-a6 = Stampala su A6 al 100 %, con il comando del browser, e mettila accanto alla cassa.
poster-how-tent = Stampala su A4 al 100 %, con il comando del browser, e piegala a metà: sta in piedi e si legge dai due lati.
poster-tent = Da tavolo
poster-code = Codice per avere la tessera
poster-type = oppure scrivi
