## Numbers: of when and where
numbers-choice = Di che cosa parlano i numeri
numbers-length = Quanto tempo
numbers-month = Mese
numbers-quarter = Trimestre
numbers-year = Anno
numbers-range = Giorni a scelta
numbers-period = Quale
numbers-quarter-of = { $n }º trim. { $year }
numbers-from = Primo giorno
numbers-to = Ultimo giorno
numbers-place = Dove
numbers-all-places = Dappertutto
numbers-compare = Confronta con { $period }
numbers-nobody = Non era ancora venuto nessuno. Tutto comincia con la prima scansione.
numbers-says = Ne hai tenuti { $kept }, e per la prima volta ne sono venuti { $new }.
numbers-says-first = Di chi è venuto, { $repeat } almeno due volte. Per la prima volta: { $new }.
numbers-as-table = I numeri in tabella
numbers-chart = { $name }: da { $from } ({ $begin }) a { $to } ({ $end })

## Numbers: beside the period before
numbers-up = ↑ di più, da { $before }
numbers-down = ↓ di meno, da { $before }
numbers-same = → come prima
numbers-no-before = niente con cui confrontare
numbers-chance = può essere un caso

## Numbers: the owner's own
numbers-own = Quello che guardi per primo
numbers-edit = Scegli e ordina
numbers-ours = Torna alla scelta di timbro
numbers-tile = { $name }, { $shape }
numbers-shape-number = un numero
numbers-shape-line = una linea
numbers-shape-bars = barre
numbers-shape-table = una tabella
numbers-shape-goal = la strada verso l’obiettivo
numbers-move-up = Su
numbers-move-down = Giù
numbers-up-what = Sposta su { $tile }
numbers-down-what = Sposta giù { $tile }
numbers-now-at = { $tile } ora è al posto { $at } di { $of }.
numbers-removed = { $tile } è stato tolto.
numbers-add-title = Ancora uno
numbers-metric = Quale numero
numbers-shape = Mostrato come
numbers-add = Aggiungi
numbers-there = Questo c’è già.
numbers-full = Dodici bastano. Prima togline uno.
numbers-goal = Ora { $now }. L’obiettivo è { $target } entro il { $day }.
numbers-goal-reached = È raggiunto.
numbers-goal-on = A questo passo il { $day }, in tempo.
numbers-goal-late = A questo passo il { $day }, troppo tardi.
numbers-goal-never = A questo passo mai.
numbers-goal-unknown = È troppo presto per dire quando.
numbers-no-goal = Non ha ancora un obiettivo.
numbers-set-goal = Fissane uno

## Numbers: who stays
numbers-cohorts = Chi torna, mese per mese
numbers-cohorts-why = Di chi è venuto per la prima volta in un mese, quanti sono tornati in ciascuno dei mesi dopo.
numbers-no-cohorts = In questi mesi non c’era nessuno di nuovo.
numbers-first-month = Prima visita
numbers-new = Nuovi
numbers-months-later = { $n ->
    [one] { $n } mese dopo
   *[other] { $n } mesi dopo
}
numbers-ahead = non ancora finito
numbers-staying = Quanto restano
numbers-staying-why = Perso è chi è mancato per più di { $days }. Questa è la quota di chi non è ancora perso, tutti i clienti insieme, fino a stamattina.
numbers-staying-says = { $share } ci sono ancora { $days } dopo la prima visita.
numbers-staying-half = La metà è andata persa entro { $days }.
numbers-staying-no-half = Finora ne è andata persa meno della metà.
numbers-followed = { $n ->
    [one] di { $n } persona seguita così a lungo
   *[other] di { $n } persone seguite così a lungo
}
numbers-after = Dopo
numbers-stayed = Non persi
numbers-too-early = Nessuno è stato ancora seguito abbastanza a lungo.
numbers-gaps = Giorni tra le visite
numbers-gaps-why = { $n ->
    [one] Ogni quanto viene di solito { $n } cliente con un ritmo, stamattina.
   *[other] Ogni quanto vengono di solito { $n } clienti con un ritmo, stamattina.
}
numbers-gap = Intervallo solito
numbers-days-span = da { $from } a { $to } giorni
numbers-days-more = { $n } giorni o più
numbers-no-gaps = Nessuno ha ancora un ritmo: servono quattro visite in giorni diversi.
numbers-no-rhythm = { $n ->
    [0] Tutti hanno un ritmo.
    [one] { $n } altro non ha ancora un ritmo.
   *[other] Altri { $n } non hanno ancora un ritmo.
}
numbers-rfm = I tuoi clienti in cinque parole
numbers-word = Parola
numbers-rfm-new = Nuovi
numbers-rfm-coming-back = Stanno tornando
numbers-rfm-regular = Abituali
numbers-rfm-best = Migliori
numbers-rfm-gone-quiet = Spariti
numbers-rfm-what = Che cosa dicono le parole
numbers-rfm-new-why = è venuto in un solo giorno
numbers-rfm-coming-back-why = è venuto in due o tre giorni
numbers-rfm-regular-why = ha un suo ritmo
numbers-rfm-best-why = un abituale che viene di più e spende di più
numbers-rfm-gone-quiet-why = manca da più tempo della tua finestra

## Numbers: when, what they say, what came in
numbers-hours = Quando vengono
numbers-hour = Ora
numbers-visits = { $n ->
    [one] { $count } visita
   *[other] { $count } visite
}
numbers-voices = Che cosa dicono
numbers-margin = { $n ->
    [one] ± { $margin } · { $n } risposta
   *[other] ± { $margin } · { $n } risposte
}
numbers-no-answer = nessuno ha risposto
numbers-money = Incassi
numbers-coverage = L’importo è noto per { $share } delle visite.
numbers-returns = Che cosa torna indietro
numbers-no-units = Al banco non è stato contato nessun pezzo: non si può dire niente.
numbers-owed = Che cosa ti devono
numbers-owed-now = { $sum } alla fine del periodo
numbers-no-tab = In questo periodo nessuno ha comprato a credito.

## Numbers: the best
numbers-most-frequent = I dieci che sono venuti più spesso
numbers-most-valuable = I dieci che hanno speso di più
numbers-nobody-ranked = Nessuno, in questo periodo.
numbers-no-name = Qualcuno senza nome
numbers-came = { $days ->
    [one] in { $days } giorno
   *[other] in { $days } giorni
}, { $visits ->
    [one] { $visits } visita
   *[other] { $visits } visite
}
numbers-gift = Regalo
numbers-note = Biglietto
numbers-gift-to = Un regalo per { $name }
numbers-note-to = Un biglietto a { $name }
