# Italiano: i clienti, il loro elenco e la pagina di uno.

## L’elenco
customers-find = Cerca un cliente
customers-find-how = Nome, indirizzo, numero, codice breve o id.
customers-segment = Mostra
customers-all = Tutti
customers-by-light = Come va con loro
customers-by-visits = Come vengono
customers-new = Nuovi negli ultimi 30 giorni
customers-regular = Clienti abituali
customers-by-tag = Le tue etichette
customers-by-month = Prima volta nel mese
customers-nameless = Una tessera senza nome · { $code }
customers-nameless-bare = Una tessera senza nome
customers-last = ultima visita { $day }
customers-never = nessuna visita finora
customers-rhythm = { $n ->
    [one] viene ogni giorno
   *[other] viene ogni { $days } giorni
}
customers-more = Mostra altri
customers-nobody = Non si trova nessuno. Si scrive in un altro modo?
customers-none-such = Al momento non c’è nessuno così.
customers-none = Nessuno ha ancora una tessera. Metti la locandina sul banco, e oggi arriva il primo.

## Qualcuno di nuovo
customers-add = Aggiungi un cliente
customers-add-why = Non serve compilare nulla: la tessera c’è subito. Scrivi solo quello che vogliono farti sapere.
customers-add-do = Dai la tessera
customers-name = Nome
customers-email = E-mail
customers-phone = Telefono
customers-birthday = Compleanno
customers-birthday-day = Giorno
customers-birthday-month = Mese
customers-birthday-year = Anno, se detto

## Un messaggio o un’offerta a molti
customers-write = Scrivi a loro
customers-write-kind = Che cos’è?
customers-write-note = Un messaggio
customers-write-note-why = per esempio: lunedì siamo chiusi
customers-write-offer = Un’offerta
customers-write-offer-why = solo a chi accetta offerte e novità
customers-write-text = Che cosa diranno le loro tessere
customers-write-until = Visibile fino al (se vuoi)
customers-write-do = Metti sulle loro tessere
customers-written = { $n ->
    [0] Non è su nessuna tessera.
    [one] Ora è su una tessera.
   *[other] Ora è su { $n } tessere.
}
customers-left-out = { $n ->
    [one] Una persona è stata esclusa.
   *[other] { $n } persone sono state escluse.
}
customers-left-out-offer = Non hanno accettato offerte e novità, oppure la leggono sull’altra loro tessera.
customers-left-out-note = Hanno disattivato questi messaggi, oppure lo leggono sull’altra loro tessera.
customers-close = Chiudi

## Un cliente
customers-back = Tutti i clienti
customers-one = Un cliente
customers-since = Cliente dal { $date }
customers-unseen = Non è ancora venuta una visita, oppure questa persona non vuole essere contata per nome.
customers-greet = Saluta
customers-gift = Fai un regalo
customers-note = Scrivi un messaggio
customers-mail = Scrivi un’e-⁠mail

## La tessera
customers-card = Tessera
customers-short = Codice breve { $code }
customers-page = la loro pagina
customers-also = { $code } è stata unita a questa: i suoi codici continuano a funzionare.
customers-no-reward = Nessun premio è pronto.
customers-reward = Pronto: { $reward }
customers-reward-since = dal { $date }
customers-reward-until = vale fino al { $date }
customers-story = Perché tanti timbri?
customers-story-none = Ancora nessun timbro.
customers-story-open = Riportati
customers-story-earn = Visita
customers-story-issue = Premio ottenuto
customers-story-redeem = Premio usato
customers-story-void = Annullato
customers-story-refund = Rimborsato
customers-story-adjust = Corretto
customers-story-gift = Un regalo
customers-story-expire = Scaduti
customers-held-cool-down = troppo presto dopo l’ultimo timbro
customers-held-daily-cap = aveva già tutti i timbri del giorno
customers-held-not-given = questo programma non ne ha dati
customers-reverses = annulla la riga { $number }
customers-older = Più vecchi
customers-adjust = Correggi i timbri
customers-program = Programma
customers-adjust-way = Che cosa facciamo?
customers-adjust-give = Aggiungi timbri
customers-adjust-take = Togli timbri
customers-adjust-stamps = Quanti
customers-reason = Motivo
customers-adjust-why = Il motivo resta nella storia della tessera.
customers-adjust-do = Correggi
customers-lost = Sostituisci una tessera persa
customers-lost-what = Le stampe, la pagina e i codici dal vivo di questa tessera smettono subito di funzionare. Timbri e premi restano.
customers-lost-reason = Tessera persa
customers-lost-do = Sostituisci
customers-way-back = Mostra la via del ritorno
customers-way-back-first = Per un telefono nuovo. Guarda prima la tessera stampata o chiedi il codice breve: chi scansiona il codice ha la tessera.
customers-way-back-do = Mostra il codice
customers-way-back-how = Il telefono nuovo lo scansiona una volta, entro le { $time }.
customers-way-back-code = Codice che riporta alla tessera
customers-way-back-link = Oppure apri il link su quel telefono

## I numeri
customers-figures = Numeri
customers-figure-shop = Per tutto il locale
customers-stands = Che cliente è
customers-stands-how = Voti da 1 a 5 tra tutti i clienti dell’anno: { $recency } per quanto di recente, { $frequency } per quanto spesso, { $money } per quanto ha speso.
customers-comes = Quanto spesso
customers-comes-how = Il valore di mezzo degli ultimi dieci intervalli tra due giorni di visita, in giorni di apertura.
customers-last-name = Ultima visita
customers-last-how = { $idle ->
    [0] Da allora non è passato nessun giorno di apertura.
    [one] Da allora è passato un giorno di apertura.
   *[other] Da allora sono passati { $idle } giorni di apertura.
} Dopo { $window } senza visite un cliente conta come perso.
customers-visits = Visite
customers-visits-how = { $n ->
    [one] In un giorno, il { $date }.
   *[other] In { $n } giorni dal { $date }.
}
customers-visits-month = Sono { $n } in trenta giorni di apertura.
customers-spent = Speso
customers-spent-how = { $gross } in { $known } visite su { $visits } con l’importo noto, meno { $refunds } rimborsati.
customers-per-visit = A visita
customers-per-visit-how = { $gross } divisi per { $known } visite con l’importo noto. I rimborsi non sono tolti.
customers-growth = Ultimi 90 giorni
customers-growth-how = { $before } nei 90 giorni prima.
customers-growth-rate = Una variazione di { $share }.
customers-chance = Probabilità di una visita
customers-chance-how = Che venga almeno una volta entro { $n } giorni, come chi finora ha avuto lo stesso ritmo.
customers-last-answer = Ultima risposta
customers-last-answer-how = Data il { $date }.
customers-score = { $score } su { $most }

## Fatto, detto e scritto
customers-done = Che cosa hai fatto, e che effetto ha avuto
customers-done-nothing = Ancora niente. Un saluto non costa nulla.
customers-did-greet = Un saluto al banco
customers-did-gift = Un regalo
customers-did-note = Un messaggio sulla tessera
customers-did-mail = Un’e-mail
customers-came-greeted = Saluto fatto il { $date }.
customers-came-seen = Letto il { $date }.
customers-came-used = Usato il { $date }.
customers-came-back = { $n ->
    [0] Una visita lo stesso giorno.
    [one] Una visita dopo un giorno, il { $date }.
   *[other] Una visita dopo { $n } giorni, il { $date }.
}
customers-came-nothing = Finora nessun effetto.
customers-told = Che cosa c’è stato sulla tessera
customers-told-nothing = Ancora nessun messaggio per loro.
customers-told-note = Un messaggio
customers-told-answer = Una risposta
customers-told-offer = Un’offerta
customers-seen = messo via il { $date }
customers-not-seen = non ancora messo via
customers-said = Che cosa hanno detto
customers-said-nothing = Nessuna domanda finora, o nessuna risposta.

## Chi sono
customers-about = Su di loro
customers-not-told = non detto
customers-change = Modifica
customers-allows = Che cosa permettono
customers-allows-service = Messaggi sulla propria tessera
customers-allows-marketing = Offerte e novità
customers-allows-profiling = Essere riconosciuti come abituali
customers-allows-surveys = Domande su com’è andata
customers-allows-yes = sì, dal { $date }
customers-allows-no = no, dal { $date }
customers-allows-why = Lo decidono loro. Lo cambiano sulla tessera, alla voce «I tuoi dati».
customers-allows-nothing = Non hanno ancora detto nulla. Lo fanno sulla tessera, alla voce «I tuoi dati».
customers-tags = Le tue etichette
customers-tags-none = Ancora nessuna. Con un’etichetta li ritrovi insieme: terrazza, ingrosso, coro del lunedì.
customers-tag = Un’altra etichetta
customers-tag-add = Aggiungi

## Una persona con due tessere
customers-merges = Due tessere, una persona
customers-merges-none = Per quanto ne sappiamo, qui hanno una sola tessera.
customers-merged-on = unite il { $date }
customers-parted-on = separate il { $date }
customers-part = Separa di nuovo
customers-merge = Unisci a un’altra tessera
customers-merge-who = Chi è la stessa persona? Bastano due lettere del nome.
customers-merge-which = Quale tessera continua?
customers-merge-what = I timbri di { $gone } passano sulla tessera di { $kept }, con le loro date. I premi restano, e i codici di entrambe continuano a funzionare.
customers-merge-undo = Nessuna somma cambia, e qui si può annullare.
customers-merge-do = Sono la stessa persona
customers-unmerged-same = È una sola e stessa tessera.
customers-unmerged-blank = Una delle tessere è vuota: prima va letta una volta.
customers-unmerged-has-taken-in = Alla tessera che sparirebbe ne sono già state unite altre. Fai continuare quella, oppure prima separale.
customers-unmerged-too-many = Alla tessera che continua ne sono già state unite dieci.
customers-unmerged-versions = Le due tessere raccolgono con regole diverse di un programma, e nessuna è migliore per loro. Uniscile quando una è piena.
customers-unmerged-parted = Queste tessere sono già state separate.
customers-unmerged-merged = Questa tessera è stata unita a un’altra. Fallo con quella, oppure prima separale.

## I dati
customers-data = I loro dati
customers-export-why = Tutto quello che sai di loro, in un file. Possono chiederlo quando vogliono.
customers-export = Scarica in JSON
customers-forget = Dimentica questa persona
customers-forget-what = Nome, indirizzi, parole e tessere di { $name } vengono cancellati da ogni copia dei dati. Quello che è stato guadagnato e speso resta nelle tue somme, senza nome. Non si può annullare.
customers-forget-type = Per sicurezza, scrivi: { $word }
customers-forget-do = Dimentica per sempre
