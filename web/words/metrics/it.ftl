# Italiano. Che cosa dice ogni numero, per chi ha un bar. Solo l’ufficio e i documenti leggono questi file.

## The page of all numbers
metrics-title = Che cosa dice ogni numero
metrics-intro = Tutti i numeri di timbro in parole semplici: che cosa dicono, come si calcolano, che effetto ha la tua finestra e a che cosa fare attenzione. Il nome in grigio è quello usato nel rapporto e nell’API.
metrics-terms = Prima, qualche parola
metrics-term-window = La tua finestra dice quanti giorni di apertura possono passare da una visita prima che un cliente sia considerato perso: 30 in un bar, di più dove si viene più di rado. È indicata accanto a ogni numero che ne dipende.
metrics-term-active = Attivo è chi è venuto entro la finestra. Conosciuto è chi è venuto almeno una volta. Nuovo è chi è venuto per la prima volta.
metrics-term-period = Un periodo è un mese, una settimana, un trimestre, un anno o qualsiasi serie di giorni, da mezzanotte a mezzanotte secondo il tuo orologio.
metrics-term-dash = Un trattino vuol dire che non c’è ancora nessuno di cui parlare. Non vuol mai dire 0 %.
metrics-formula = Come si calcola
metrics-window = Finestra
metrics-caveat = Attenzione
metrics-variant = Altri modi
metrics-no-window = La tua finestra non cambia questo numero.

## Beside a number
notice-nothing-to-divide-by = Qui non c’è ancora nulla per cui dividere, quindi non c’è un numero.
notice-too-early = È troppo presto per dirlo.
notice-needs-twelve-months = Per questo numero servono dodici mesi.
notice-few-people = { $part } su { $whole }
notice-few-answers = { $responses ->
    [one] Solo { $responses } risposta: è soprattutto caso.
   *[other] Solo { $responses } risposte: è soprattutto caso.
}
notice-partial-amounts = Parziale: l’importo è noto per { $known } visite su { $visits }.

## Who came
metric-visits = Visite
metric-visits-plain = Quante volte sono venuti i tuoi clienti.
metric-visits-formula = tutte le visite del periodo che non sono state annullate
metric-visits-caveat = Due visite nello stesso giorno contano due. Una visita annullata in seguito sparisce anche dai mesi passati.
metric-visitors = Clienti venuti
metric-visitors-plain = Quante persone diverse sono venute almeno una volta.
metric-visitors-formula = nuovi + di ritorno + tornati dopo una pausa
metric-visitors-caveat = Si vedono solo le persone con una tessera.
metric-active-at-start = Attivi all’inizio
metric-active-at-start-plain = Quanti clienti avevi all’inizio del periodo: persone che erano venute da poco.
metric-active-at-start-formula = rimasti + persi
metric-active-at-start-window = Con una finestra più lunga chi non si fa vedere resta attivo più a lungo, quindi il numero è più alto.
metric-active-at-start-caveat = È uguale agli attivi alla fine del periodo precedente.
metric-active-at-end = Attivi alla fine
metric-active-at-end-plain = Quanti clienti hai alla fine del periodo.
metric-active-at-end-formula = rimasti + riconquistati + (nuovi − nuovi già andati)
metric-active-at-end-window = Con una finestra più lunga chi non si fa vedere resta attivo più a lungo, quindi il numero è più alto.
metric-active-at-end-caveat = Chi se n’è andato senza dirlo conta ancora, finché la finestra non è passata.
metric-new-customers = Clienti nuovi
metric-new-customers-plain = Persone venute in questo periodo per la primissima volta.
metric-new-customers-formula = clienti venuti − quelli già conosciuti
metric-new-customers-caveat = Nei primi mesi con timbro anche i clienti di sempre sembrano nuovi, e così chi prende una seconda tessera.
metric-retained = Rimasti
metric-retained-plain = Persone attive all’inizio che lo sono ancora alla fine.
metric-retained-formula = attivi all’inizio − persi
metric-retained-window = Con una finestra più lunga rimangono più persone.
metric-retained-caveat = Rimasto non vuol sempre dire venuto nel periodo: una finestra lunga può coprirlo tutto.
metric-lost = Persi
metric-lost-plain = Persone attive all’inizio che ormai mancano da più tempo della tua finestra.
metric-lost-formula = attivi all’inizio − rimasti
metric-lost-window = Con una finestra più corta le persone risultano perse prima, e se ne ritrovano di più.
metric-lost-caveat = Perso è una regola, non una certezza. Chi torna conta come riconquistato.
metric-reactivated = Riconquistati
metric-reactivated-plain = Persone che conoscevi già, non attive all’inizio e attive alla fine.
metric-reactivated-formula = attivi alla fine − rimasti − (nuovi − nuovi già andati)
metric-reactivated-window = Con una finestra più corta si perdono più persone, quindi se ne possono riconquistare di più.
metric-reactivated-caveat = Nessuno dice perché è tornato: il tuo messaggio, o la fine delle ferie.
metric-new-lost = Nuovi già andati
metric-new-lost-plain = Persone venute per la prima volta in questo periodo e che alla fine mancavano già da più tempo della tua finestra.
metric-new-lost-formula = rimasti + riconquistati + nuovi − attivi alla fine
metric-new-lost-window = Se la finestra è lunga come il periodo, non c’è quasi nessuno.
metric-new-lost-caveat = Il tasso di fidelizzazione non li vede: all’inizio non c’erano.

## Who stays
metric-retention-rate = Tasso di fidelizzazione
metric-retention-rate-plain = Delle persone attive all’inizio, la quota che lo è ancora alla fine.
metric-retention-rate-formula = rimasti ÷ attivi all’inizio
metric-retention-rate-window = Di solito una finestra più lunga lo alza. Confronta solo tassi con la stessa finestra.
metric-retention-rate-caveat = Un mese non è un anno: il 95 % ogni mese lascia il 54 % dopo dodici.
metric-churn-rate = Tasso di abbandono
metric-churn-rate-plain = Delle persone attive all’inizio, la quota che hai perso.
metric-churn-rate-formula = persi ÷ attivi all’inizio
metric-churn-rate-window = Di solito una finestra più lunga lo abbassa. Confronta solo tassi con la stessa finestra.
metric-churn-rate-caveat = Con il tasso di fidelizzazione fa sempre il 100 %. Chi era nuovo ed è andato via subito non è in nessuno dei due.
metric-retention-rate-textbook = Tasso di fidelizzazione delle guide
metric-retention-rate-textbook-plain = La formula che si trova nella maggior parte delle guide.
metric-retention-rate-textbook-formula = (attivi alla fine − nuovi) ÷ attivi all’inizio
metric-retention-rate-textbook-window = Dipende dalla finestra come il nostro.
metric-retention-rate-textbook-caveat = Può superare il 100 % o scendere sotto zero, perché conta come rimasto chi è stato riconquistato e toglie i nuovi già andati.
metric-lifecycle = Chi va e chi viene
metric-lifecycle-plain = Chi è venuto: persone nuove, persone venute anche nel periodo precedente, persone tornate dopo una pausa. E chi non è venuto.
metric-lifecycle-formula = nuovi + di ritorno + tornati dopo una pausa = clienti venuti
metric-lifecycle-caveat = Ogni periodo si confronta con il precedente. Chi viene ogni sei settimane risulta ogni volta tornato dopo una pausa.
metric-repeat-purchase-rate = Tasso di riacquisto
metric-repeat-purchase-rate-plain = Delle persone venute, la quota venuta almeno due volte.
metric-repeat-purchase-rate-formula = clienti con due visite o più ÷ clienti venuti
metric-repeat-purchase-rate-caveat = Un periodo più lungo lascia più tempo per una seconda visita. Confronta solo periodi della stessa durata.
metric-repeat-rate-ever = Venuti due volte, da sempre
metric-repeat-rate-ever-plain = Di tutte le persone mai venute, la quota venuta almeno due volte.
metric-repeat-rate-ever-formula = clienti con due visite o più finora ÷ tutti i clienti finora
metric-repeat-rate-ever-caveat = Chi è venuto ieri per la prima volta non ha ancora avuto tempo, perciò un’ondata di clienti nuovi la abbassa.
metric-repeat-purchase-ratio = Quota di clienti di ritorno
metric-repeat-purchase-ratio-plain = Delle persone venute, la quota che conoscevi già.
metric-repeat-purchase-ratio-formula = clienti già conosciuti ÷ clienti venuti
metric-repeat-purchase-ratio-caveat = Una quota alta è una buona notizia sui vecchi clienti, e può essere una cattiva sui nuovi.
metric-loyal-customer-rate = Clienti fedeli
metric-loyal-customer-rate-plain = Di tutti quelli venuti o attivi, la quota che è tornata: conosciuti che sono venuti, e nuovi venuti due volte.
metric-loyal-customer-rate-formula = (conosciuti venuti + nuovi con due visite o più) ÷ (clienti venuti + attivi non venuti)
metric-loyal-customer-rate-window = Una finestra più lunga conta più persone che non sono venute, quindi il tasso è più basso.
metric-loyal-customer-rate-caveat = Chi è già conosciuto conta come fedele con una sola visita.
metric-purchase-frequency = Visite per cliente
metric-purchase-frequency-plain = Quante volte nel periodo è venuto chi è venuto.
metric-purchase-frequency-formula = visite ÷ clienti venuti
metric-purchase-frequency-caveat = Vale per il suo periodo: tre al mese non sono tre all’anno. Poche persone che vengono ogni giorno la alzano per tutti.

## Money
metric-aov-minor = Scontrino medio
metric-aov-minor-plain = Quanto porta una visita.
metric-aov-minor-formula = incasso ÷ visite con importo noto
metric-aov-minor-caveat = Le visite senza importo restano fuori, non valgono zero. I rimborsi non sono tolti.
metric-arpc-minor = Per cliente
metric-arpc-minor-plain = Quanto porta nel periodo un cliente che paga.
metric-arpc-minor-formula = incasso netto ÷ clienti con importo noto
metric-arpc-minor-caveat = Vale per il suo periodo, e un solo ordine grande lo alza per tutti.
metric-gross-minor = Incasso
metric-gross-minor-plain = Quanto hanno speso i clienti con la tessera, per quanto è stato registrato.
metric-gross-minor-formula = la somma degli importi di tutte le visite
metric-gross-minor-caveat = Non è la tua cassa: una visita senza importo non aggiunge nulla.
metric-refunds-minor = Rimborsi
metric-refunds-minor-plain = I soldi restituiti in questo periodo, a prescindere da quando è stato l’acquisto.
metric-refunds-minor-formula = la somma di tutti i rimborsi del periodo
metric-refunds-minor-caveat = Il rimborso di una visita annullata non conta.
metric-net-minor = Incasso netto
metric-net-minor-plain = Quanto hanno speso i clienti con la tessera, meno quanto è stato loro restituito.
metric-net-minor-formula = incasso − rimborsi
metric-net-minor-caveat = Può scendere sotto zero quando arrivano rimborsi di un periodo precedente.
metric-mrr-minor = Ricavi dai clienti con tessera
metric-mrr-minor-plain = Quanto hanno portato i tuoi clienti con la tessera. Alcuni programmi lo chiamano «ricavo mensile ricorrente».
metric-mrr-minor-formula = incasso netto
metric-mrr-minor-caveat = Nessuno ha un abbonamento, quindi per il mese prossimo nulla è garantito.
metric-revenue = Da un periodo all’altro
metric-revenue-plain = Perché l’incasso è cambiato: chi è mancato, chi ha speso meno, chi ha speso di più, chi è nuovo e chi è tornato.
metric-revenue-formula = prima − mancati − spesa in meno + spesa in più + nuovi + tornati = incasso netto ora
metric-revenue-caveat = «Prima» è l’incasso di chi ha portato qualcosa nel periodo precedente.
metric-gross-revenue-churn = Ricavi persi
metric-gross-revenue-churn-plain = Di quanto le persone avevano portato nel periodo precedente, la quota che ora manca.
metric-gross-revenue-churn-formula = (mancati + spesa in meno) ÷ prima
metric-gross-revenue-churn-caveat = Chi è in ferie per un mese, quel mese conta come mancato.
metric-net-revenue-churn = Ricavi persi, tolta la crescita
metric-net-revenue-churn-plain = Lo stesso, meno quanto altri di loro spendono in più.
metric-net-revenue-churn-formula = (mancati + spesa in meno − spesa in più) ÷ prima
metric-net-revenue-churn-caveat = Sotto zero va bene: i vecchi clienti portano più di prima.
metric-existing-revenue-growth = Crescita con i clienti di prima
metric-existing-revenue-growth-plain = Quanto portano ora, in più o in meno, i clienti del periodo precedente.
metric-existing-revenue-growth-formula = (spesa in più − mancati − spesa in meno) ÷ prima
metric-existing-revenue-growth-caveat = I clienti nuovi non ci sono. È il numero qui sopra con il segno opposto.

## Goods that come back
metric-return-rate-cohort = Resi su quanto venduto
metric-return-rate-cohort-plain = Degli articoli venduti in questo periodo, la quota che da allora è stata resa.
metric-return-rate-cohort-formula = di quelli venduti, articoli resi fino a oggi ÷ articoli venduti
metric-return-rate-cohort-caveat = Può ancora salire: ciò che è stato venduto da poco ha avuto poco tempo per tornare.
metric-return-rate-period = Resi nel periodo
metric-return-rate-period-plain = Articoli resi nel periodo rispetto a quelli venduti nel periodo.
metric-return-rate-period-formula = articoli resi ÷ articoli venduti
metric-return-rate-period-caveat = Mette vecchie vendite di fronte a quelle nuove. Dopo un mese forte sembra troppo alto.

## What people say
metric-nps-all = Ti consiglierebbero (NPS)
metric-nps-all-plain = Quante persone in più ti consiglierebbero rispetto a chi ti sconsiglierebbe, da −100 a 100. Ogni risposta conta.
metric-nps-all-formula = 100 × (risposte da 9 e 10 − risposte da 0 a 6) ÷ risposte
metric-nps-all-caveat = Guarda il ± accanto. Sotto le 30 risposte è soprattutto caso, perciò è grigio.
metric-nps-latest-per-customer = Ti consiglierebbero, una risposta a testa (NPS)
metric-nps-latest-per-customer-plain = Lo stesso, ma solo con l’ultima risposta di ciascuno nel periodo.
metric-nps-latest-per-customer-formula = 100 × (persone a 9 e 10 − persone da 0 a 6) ÷ persone che hanno risposto
metric-nps-latest-per-customer-caveat = Guarda il ± accanto. Sotto le 30 risposte è soprattutto caso, perciò è grigio.
metric-csat = Contenti (CSAT)
metric-csat-plain = Quante risposte su cento erano 4 o 5 su cinque.
metric-csat-formula = 100 × risposte da 4 e 5 ÷ risposte
metric-csat-caveat = A rispondere non è quasi mai il cliente medio. Sotto le 30 risposte è soprattutto caso.

## What is owed
metric-dso = Giorni prima di incassare (DSO)
metric-dso-plain = Quanti giorni di vendite a credito i clienti ti devono ancora.
metric-dso-formula = dovuto alla fine ÷ segnato sul conto nel periodo × giorni del periodo
metric-dso-caveat = Serve solo se lasci segnare sul conto. Con poche vendite a credito fa salti.

## Rhythm
metric-time-between = Giorni tra le visite
metric-time-between-plain = Quanti giorni passano di solito prima che un cliente torni.
metric-time-between-formula = la somma delle medie dei singoli clienti ÷ clienti tornati
metric-time-between-caveat = Un’attesa si conta quando finisce. Chi non è ancora tornato non c’è.
metric-time-to-second-visit = Giorni fino alla seconda visita
metric-time-to-second-visit-plain = Dopo quanti giorni la metà dei clienti nuovi è tornata.
metric-time-to-second-visit-formula = ogni giorno, la quota che torna di chi è ancora atteso, un giorno dopo l’altro (Kaplan–Meier)
metric-time-to-second-visit-caveat = Chi può ancora tornare è contato nel modo giusto. Finché non è tornata la metà, non c’è un numero.

## What a customer is worth
metric-first-year-value = Valore del primo anno
metric-first-year-value-plain = Quanto hanno davvero portato i clienti nei loro primi 365 giorni.
metric-first-year-value-formula = incasso netto dei loro primi 365 giorni ÷ clienti venuti per la prima volta da uno a due anni fa
metric-first-year-value-caveat = È osservato, non stimato. Ma parla di chi è arrivato un anno fa, non di chi arriva oggi.
metric-clv-trailing12 = Valore del cliente delle guide (CLV)
metric-clv-trailing12-plain = Quanto porterebbe un cliente in tutto il tempo con te, se gli ultimi dodici mesi continuassero per sempre.
metric-clv-trailing12-formula = netto per visita × visite per cliente all’anno × anni in cui un cliente resta
metric-clv-trailing12-window = Gli anni vengono dal tasso di abbandono, quindi di solito una finestra più lunga alza il valore.
metric-clv-trailing12-caveat = È una stima che prende tutti per uguali. Guarda prima il valore del primo anno.

## Groups
metric-cohorts = Per primo mese
metric-cohorts-plain = Le persone venute per la prima volta in un mese, e quante sono tornate uno, due, tre mesi dopo.
metric-cohorts-formula = quelle di loro venute nel mese successivo ÷ tutte quelle venute la prima volta nel primo mese
metric-cohorts-caveat = Per i mesi più recenti non è ancora finita, e i gruppi piccoli fanno salti.
metric-funnel-visit-days = Dalla prima visita alla decima
metric-funnel-visit-days-plain = Quante persone sono arrivate al primo, al secondo, al terzo, fino al decimo giorno da te.
metric-funnel-visit-days-formula = clienti con due giorni di visita o più ÷ clienti con uno o più, e così via
metric-funnel-visit-days-caveat = Chi è nuovo non ha ancora avuto tempo. Due visite nello stesso giorno sono un solo passo.
metric-rfm = Quando, quante volte, quanto (RFM)
metric-rfm-plain = Ogni cliente riceve tre voti da 1 a 5 tra i tuoi clienti: ultima visita, giorni di visita e spesa in un anno.
metric-rfm-formula = voto = 5 × quota di clienti che non fanno meglio, arrotondato in su
metric-rfm-caveat = I voti confrontano i tuoi clienti tra loro. Qualcuno ha sempre il più basso, anche in un anno perfetto.
metric-traffic-light = Semaforo
metric-traffic-light-plain = Chi va bene, chi è in ritardo, chi stai per perdere e chi è andato, ciascuno misurato sul proprio ritmo.
metric-traffic-light-formula = giallo da due attese abituali (almeno 7 giorni), rosso da tre (almeno la finestra), andato da sei (almeno tre finestre); contano anche una risposta negativa o un reclamo aperto
metric-traffic-light-window = Chi non ha ancora un ritmo è in ritardo dopo una finestra, rosso dopo due, andato dopo tre.
metric-traffic-light-caveat = Rosso è un motivo per guardare, non una sentenza.

## Other ways to the same name
variant-retention-rate-textbook = il tasso di fidelizzazione delle guide
variant-retention-rate-textbook-formula = (attivi alla fine − nuovi) ÷ attivi all’inizio
variant-retention-rate-textbook-why = Le guide tolgono i nuovi da chi è rimasto. Così contano come rimasto chi è stato riconquistato e tolgono i nuovi già andati, e il risultato può superare il 100 %.
variant-retention-rate = il nostro tasso di fidelizzazione
variant-retention-rate-formula = rimasti ÷ attivi all’inizio
variant-retention-rate-why = Seguiamo proprio le persone che c’erano all’inizio, quindi sta sempre tra 0 e 100 %.
variant-came-again-rate = venuti di nuovo
variant-came-again-rate-formula = di ritorno ÷ (di ritorno + non venuti)
variant-came-again-rate-why = L’esempio di una guida chiede un’altra cosa: dei clienti del periodo precedente, quanti sono venuti di nuovo?
variant-recurring-minor = la parte ricorrente
variant-recurring-minor-formula = incasso netto − quello dei clienti nuovi
variant-recurring-minor-why = Quanto hanno portato le persone che conoscevi già è ciò che più si avvicina a «ricorrente».
variant-net-revenue-churn = tolta la crescita
variant-net-revenue-churn-formula = (mancati + spesa in meno − spesa in più) ÷ prima
variant-net-revenue-churn-why = Mette ciò che altri spendono in più di fronte a ciò che manca.
variant-gross-revenue-churn = senza la crescita
variant-gross-revenue-churn-formula = (mancati + spesa in meno) ÷ prima
variant-gross-revenue-churn-why = Mostra tutto ciò che manca, anche se altri spendono di più.
variant-return-rate-period = secondo il giorno del reso
variant-return-rate-period-formula = articoli resi nel periodo ÷ articoli venduti nel periodo
variant-return-rate-period-why = La forma breve più comune. Mette i resi di vecchie vendite di fronte alle vendite nuove.
variant-return-rate-cohort = secondo il giorno della vendita
variant-return-rate-cohort-formula = di quelli venduti, articoli resi fino a oggi ÷ articoli venduti
variant-return-rate-cohort-why = Segue proprio gli articoli venduti. Per un po’ continua a salire.
variant-nps-latest-per-customer = una risposta a testa
variant-nps-latest-per-customer-formula = 100 × (persone a 9 e 10 − persone da 0 a 6) ÷ persone che hanno risposto
variant-nps-latest-per-customer-why = Qui ogni persona conta una volta, quindi chi risponde spesso non pesa di più.
variant-nps-all = tutte le risposte
variant-nps-all-formula = 100 × (risposte da 9 e 10 − risposte da 0 a 6) ÷ risposte
variant-nps-all-why = Qui ogni risposta conta, quindi chi cambia idea compare due volte.
variant-dso-twelve-months = su dodici mesi
variant-dso-twelve-months-formula = dovuto alla fine ÷ segnato sul conto in dodici mesi × i loro giorni
variant-dso-twelve-months-why = Le guide calcolano su un anno. È più calmo, e mostra più tardi un cambiamento. (L’esempio di una guida usa i soldi incassati al posto di quelli dovuti.)
variant-time-between-without-new = senza clienti nuovi
variant-time-between-without-new-formula = la somma delle medie dei clienti già conosciuti ÷ questi clienti
variant-time-between-without-new-why = Una guida lascia fuori chi è nuovo nel periodo. Le sue prime attese sono brevi, perché solo quelle brevi ci stanno.
variant-pooled-mean = tutte le attese allo stesso modo
variant-pooled-mean-formula = la somma di tutte le attese ÷ quante sono
variant-pooled-mean-why = Qui ogni attesa conta una volta, quindi i clienti abituali pesano di più.
variant-pooled-median = l’attesa di mezzo
variant-pooled-median-formula = metà delle attese è più breve, metà è più lunga
variant-pooled-median-why = Una sola attesa molto lunga non la sposta.
variant-first-year-value = valore del primo anno
variant-first-year-value-formula = incasso netto dei primi 365 giorni ÷ clienti venuti per la prima volta da uno a due anni fa
variant-first-year-value-why = Osservato, non stimato, e perciò mostrato per primo.
variant-clv-per-spell = per permanenza
variant-clv-per-spell-formula = incasso netto di dodici mesi ÷ clienti persi in quei mesi
variant-clv-per-spell-why = Quanto porta un tratto da cliente, dall’arrivo all’abbandono. Chi torna ne comincia un altro.
variant-clv-net-exit = per addio
variant-clv-net-exit-formula = incasso netto di dodici mesi ÷ (persi + nuovi già andati − riconquistati)
variant-clv-net-exit-why = Mette chi è tornato di fronte a chi è andato via. In un anno con più ritorni che perdite scende sotto zero e non dice nulla.
variant-value-by-yearly-revenue = secondo l’incasso annuo
variant-value-by-yearly-revenue-formula = incasso di dodici mesi ÷ clienti × anni in cui un cliente resta
variant-value-by-yearly-revenue-why = La formula di un’altra guida. Non toglie i rimborsi e comprende solo gli importi registrati.
variant-clv-trailing12 = valore del cliente delle guide
variant-clv-trailing12-formula = netto per visita × visite per cliente all’anno × anni in cui un cliente resta
variant-clv-trailing12-why = Guarda avanti, a tutto il tempo con te. È una stima.

## A figure
unit-days = { $n ->
    [one] { $n } giorno
   *[other] { $n } giorni
}

## The owner's screen
today-nobody-yet = Non è ancora venuto nessuno. Si comincia con la prima scansione.
today-quiet = { $customers ->
    [one] C’è calma. Finora è venuto { $customers } cliente; ultima visita: { $date }.
   *[other] C’è calma. Finora sono venuti { $customers } clienti; ultima visita: { $date }.
}
today-repeat-few = Clienti venuti almeno due volte negli ultimi { $days } giorni: { $part } su { $visitors }.
today-repeat-share = Clienti venuti almeno due volte negli ultimi { $days } giorni: { $share } di { $visitors }.
today-late = { $n ->
    [0] Nessun cliente abituale è in ritardo.
    [one] { $n } cliente abituale è in ritardo.
   *[other] { $n } clienti abituali sono in ritardo.
}
today-kept = { $retained ->
    [one] Il mese scorso è rimasto { $retained } cliente su { $active }.
   *[other] Il mese scorso sono rimasti { $retained } clienti su { $active }.
}
tile-up = più del mese precedente
tile-down = meno del mese precedente
tile-level = come il mese precedente
tile-chance = { $change }, ma può essere un caso

## Why to act on somebody
reason-rhythm = { $gap ->
    [one] ogni giorno, ora { $idle }
   *[other] ogni { $gap } giorni, ora { $idle }
}
reason-away = { $idle ->
    [one] manca da { $idle } giorno
   *[other] manca da { $idle } giorni
}
reason-unhappy = voto basso: { $score } su { $most }
reason-neutral = voto tiepido: { $score } su { $most }
reason-serious-case = un reclamo grave è ancora aperto
reason-minor-case = un piccolo reclamo è ancora aperto
reason-stamps = { $n ->
    [one] { $n } timbro su { $goal }
   *[other] { $n } timbri su { $goal }
}

## A goal
goal-value = ora { $value }, obiettivo { $target }
goal-reached = raggiunto
goal-in-time = a questo ritmo: { $date }
goal-too-late = a questo ritmo: { $date }, dopo il giorno che hai scelto
goal-never = a questo ritmo mai
goal-too-early = troppo presto per dirlo

## A customer
customer-rhythm = { $gap ->
    [one] viene ogni giorno
   *[other] viene ogni { $gap } giorni
}
customer-spent = { $visits ->
    [one] { $net } in { $visits } visita
   *[other] { $net } in { $visits } visite
}
light-green = tutto bene
light-yellow = da tenere d’occhio
light-red = sul punto di andarsene
light-gone = non viene più
word-new = cliente nuovo
word-coming-back = sta tornando
word-regular = cliente abituale
word-best = tra i migliori
word-gone-quiet = non si vede da un po’

## What others reach
benchmark-year = In dodici mesi sono rimasti: { $kept }.
benchmark-year-before = Nei dodici mesi precedenti: { $kept }.
benchmark-source-industry = { $trade }: { $percent } in un’indagine di cui non si conoscono né metodo né periodo; il tuo anno scorso è un metro migliore.
benchmark-source-aim = { $trade }: una guida consiglia come obiettivo { $percent }, senza dire perché.
benchmark-source-alarm = { $trade }: una guida dà l’allarme con { $percent } di clienti persi in un anno, senza dire perché.
benchmark-source-returns = { $trade }: { $percent } di ciò che si vende torna indietro, in un’indagine di cui non si conoscono né metodo né periodo.
benchmark-trade-retail-and-ecommerce = Negozi e negozi online
benchmark-trade-hospitality-and-travel = Ristoranti, bar, alberghi e viaggi
benchmark-trade-services-and-media = Servizi professionali e media
benchmark-trade-any = Tutti i settori
benchmark-trade-in-store = In negozio
benchmark-trade-online = Online

## I registri del bancone: che cosa merita uno sguardo
fraud-notice = Sono indizi, non sentenze: ognuno può avere una spiegazione innocente. Guarda le righe, e chiedi prima di giudicare.
fraud-one-card = { $name } ha dato a una sola tessera { $value } timbri per turno in media. Più di { $usual } sono insoliti.
fraud-own-circle = Tessere timbrate quasi sempre da { $name }, benché alle stesse ore lavorino anche altri: { $value }. Gli altri ne hanno in media { $usual }.
fraud-pace = { $name } timbra { $value } tessere all'ora. Gli altri, alle stesse ore, { $usual }.
fraud-voids = { $name } ha annullato il { $value } dei timbri. Gli altri il { $usual }.
fraud-overrides = { $name } ha concesso premi sulla parola { $value } volte all'ora. Gli altri responsabili { $usual }.
fraud-refunds = { $name } ha rimborsato il { $value } delle visite. Gli altri il { $usual }.
fraud-offline = Nel { $value } dei giorni di { $name } i timbri sono arrivati in ritardo mentre quelli degli altri no. Per gli altri è il { $usual }.
fraud-closed = Timbri di { $name } mentre il negozio di solito è chiuso: { $value }. Tutti gli altri insieme: { $usual }.
