# Italiano. Breve, cordiale ed esatto, come parla un bravo barista. Server e browser leggono gli stessi file.

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
stamps-of-goal = { $n } su { $goal }
stamps-to-go = { $n ->
    [one] ne manca { $n }
   *[other] ne mancano { $n }
}
stamps-to-reward = { $n ->
    [one] Ancora { $n } timbro per { $reward }
   *[other] Ancora { $n } timbri per { $reward }
}
reward-ready = Pronto per te: { $reward }
reward-until = Fino al { $date }.
reward-how = Chiedilo al banco.

## The customer's card
card-title = La tua tessera da { $shop }
card-code = Il tuo codice
card-aloud = oppure di’
card-first = Ancora nessun timbro. Mostra il codice al banco per avere il primo.
card-why = Perché { $n }?
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
   *[other] Timbrato { $n } volte
}
claimed-see-card = Guarda la mia tessera

## One sentence and a way on
message-not-found = A questo indirizzo non c’è nulla.
message-card-not-found = Non conosciamo questa tessera. Chiedine una nuova al banco.
message-ticket-expired = Questo timbro è scaduto. Chiedine uno nuovo al banco.
message-ticket-taken = Questo timbro è già stato preso.
message-too-soon = È troppo presto per un altro timbro. Torna più tardi.
message-unavailable = Ora non possiamo rispondere. Riprova tra un minuto.
message-see-card = Guarda la mia tessera
message-try-again = Riprova

## Another phone, and a lost one
card-elsewhere = Su un altro telefono
card-browsers = { $n ->
    [0] non ancora conservata su un telefono
    [one] conservata su un telefono
   *[other] conservata su { $n } telefoni
}
card-link-code = Il link di questa tessera come codice
card-link-why = Inquadralo con l’altro telefono. Mostralo solo a chi può usare la tua tessera: il link è la tessera.
card-safe = Metti al sicuro la tessera, o sostituiscila se l’hai persa
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
    [0] Nessun altro telefono ha questa tessera
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
message-way-back = Recupera una tessera con la parola di recupero
message-return-gone = Questo link è già stato usato, o ha più di dieci minuti. Chiedine uno nuovo al banco.
message-replaced-often = Questa tessera è stata sostituita tutte le volte possibili. Chiedine una nuova al banco.

## Blank cards to print
sheet-title = Tessere nuove di { $shop }
sheet-how = Stampa su A4 al 100 % con il comando del browser e taglia lungo le linee. Ogni tessera è pronta per il primo cliente che la prende.
sheet-empty = In questa pagina non ci sono tessere nuove.
sheet-card = Mostra questo codice al banco. Con la tua fotocamera vedi i tuoi timbri.

## The counter
counter-title = Banco
counter-ready = Leggi una tessera.
counter-ready-how = Il lettore scrive il codice da solo. Puoi anche incollarlo, o scrivere il codice breve.
counter-code = Codice
counter-stamps = Timbri
counter-more = Un timbro in più
counter-fewer = Un timbro in meno
counter-send = Timbra
counter-sending = Un momento…
counter-stamped = Timbrato
counter-refused = Non timbrato
counter-saved = Salvato, non ancora confermato
counter-saved-why = Viene inviato di nuovo da solo. Puoi continuare.
counter-no-name = Una tessera senza nome
counter-reward = Pronto: { $reward }
counter-all-confirmed = tutto confermato
counter-waiting = { $n ->
    [one] { $n } non ancora confermato
   *[other] { $n } non ancora confermati
}
counter-offline = senza rete
counter-late = Rifiutati in seguito
counter-late-seen = Visto
counter-not-kept = Il browser non ha potuto salvare la lettura. Controlla la rete e leggi di nuovo.
counter-full = Troppe letture aspettano la rete. Questa non è stata salvata.

## The counter's key
key-title = Apri il banco
key-why = Non ci si può ancora identificare, perciò questa pagina usa la chiave API del negozio. Questa scheda la ricorda finché non la chiudi.
key-field = Chiave API
key-use = Apri
key-refused = Il server non accetta questa chiave. Controllala e scrivila di nuovo.
key-forget = Chiudi il banco

## Why a stamp was refused
problem-cool-down = Questa tessera è stata timbrata un attimo fa. Aspetta qualche minuto.
problem-daily-cap = Questa tessera ha già tutti i timbri di oggi.
problem-code-unknown = Questo codice non è di questo negozio.
problem-code-malformed = Questo non è un codice timbro intero. Leggilo di nuovo.
problem-unauthorized = Il server non accetta la chiave.
problem-overloaded = Il server è occupato.
problem-unavailable = Il server ora non può rispondere.
problem-unreachable = Nessun collegamento con il server.
problem-other = Il server ha rifiutato senza un motivo che conosciamo.

## The office
owner-title = Ufficio
owner-today = Oggi
owner-setup-title = Benvenuti. Chi gestisce questo locale?
owner-setup-do = Apri il mio ufficio
owner-name = Il tuo nome
owner-password = Password
owner-password-rule = Da { $min } a { $max } caratteri. Meglio qualche parola che solo tu metteresti insieme.
owner-link-dead = Questo link è già stato usato, o ha più di mezz’ora. Chi cura il server ne fa uno nuovo con: timbro owner reset
owner-sign-in-title = Entra nel tuo ufficio
owner-sign-in = Entra
owner-code = Codice dell’app
owner-code-why = Solo se hai configurato un’app per i codici. Se non c’è più, scrivi uno dei codici di recupero.
owner-wrong = Il nome, la password o il codice è sbagliato. Controllali tutti e scrivili di nuovo.
owner-slowed = { $n ->
    [one] Troppi tentativi sbagliati. Aspetta un secondo, poi riprova.
   *[other] Troppi tentativi sbagliati. Aspetta { $n } secondi, poi riprova.
}
owner-again = Riprova
owner-sign-out = Esci
owner-counter = Vai al banco
