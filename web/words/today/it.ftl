# Oggi, ciò che si apre sopra gli schermi, obiettivi e calcolatrice. Breve, cordiale, preciso.

## Di chi occuparsi
today-do = Da fare oggi
today-nobody-late = Nessuno si sta allontanando. Buona giornata.
today-nameless = Una persona senza nome
today-others = { $n ->
    [one] Un’altra persona si sta allontanando
   *[other] Altre { $n } persone si stanno allontanando
}
today-act-answer = Rispondi
today-act-greet = Saluta
today-act-gift = Regalo
today-act-note = Messaggio
today-act-mail = E-mail
today-act-for = { $act }: { $name }
today-profile = Tutto su questa persona
today-done-greet = Saluto lasciato al banco oggi
today-done-gift = Regalo dato oggi
today-done-note = Messaggio scritto oggi
today-done-mail = E-mail scritta oggi
today-late-said = { $n ->
    [one] Un cliente abituale manca da molto più del suo ritmo. Oltre a lui, il semaforo conta chi non ha ancora un ritmo, i voti bassi e i reclami aperti.
   *[other] { $n } clienti abituali mancano da molto più del loro ritmo. Oltre a loro, il semaforo conta chi non ha ancora un ritmo, i voti bassi e i reclami aperti.
}

## Fin dove arrivano i nuovi
today-funnel = I nuovi: chi ritorna
today-funnel-nobody = Da uno a quattro mesi fa non è arrivato nessuno di nuovo: non c’è ancora nessuno da seguire.
today-funnel-said = Lo schermo segue solo chi era nuovo da uno a quattro mesi fa. Il calcolo qui riguarda tutti.
today-visits = { $n ->
    [one] { $n } visita
   *[other] { $n } visite
}
today-drop = qui ne perdi di più: { $much } in meno
today-back = { $n } su { $all } sono tornati entro 30 giorni.
today-back-share = Il { $share } di { $all } è tornato entro 30 giorni.

## Cifre e obiettivi
today-before = { $month }: { $value }
today-no-goal = Nessun obiettivo. Bastano una cifra e una data.
today-set-goal = Fissa un obiettivo
today-goals = Tutti gli obiettivi

## Com’è andata
today-came = Com’è andata
today-came-none = Quando saluti qualcuno o fai un regalo, qui vedi se è tornato.
today-came-refused = In questo momento non si può mostrare com’è andata.
today-past-greet = { $name }: saluto del { $date }
today-past-gift = { $name }: regalo del { $date }
today-past-note = { $name }: messaggio del { $date }
today-past-mail = { $name }: e-mail del { $date }
today-came-back = { $n ->
    [0] di ritorno lo stesso giorno
    [one] di ritorno dopo un giorno
   *[other] di ritorno dopo { $n } giorni
}
today-came-used = di ritorno, e l’ha usato
today-came-seen = l’ha visto, non ancora di ritorno
today-came-not-yet = non ancora di ritorno
today-more = Mostra altri

## Un locale vuoto
today-begin = Da qui al primo timbro
today-begin-done = Fatto.
today-begin-program = Crea un programma
today-begin-program-why = “Dieci e uno in regalo” in meno di un minuto.
today-begin-poster = Stampa una locandina
today-begin-poster-why = I clienti la inquadrano e hanno la loro tessera.
today-begin-hangs = È appesa
today-begin-device = Collega il telefono del banco
today-begin-device-why = Un telefono o un tablet con la fotocamera.
today-begin-stamp = Dai il primo timbro
today-begin-stamp-why = Inquadra una tessera al banco. Prova con la tua.


## Una cifra, aperta
why-acl-years = Anni di permanenza di un cliente
why-active-at-end = Attivi alla fine
why-active-at-start = Attivi all’inizio
why-aov-net = Netto per visita
why-base = Tutti
why-base-before = Incasso del periodo prima
why-bought = Hanno comprato
why-came-again = Sono tornati
why-came-next = Venuti il mese dopo
why-churned = Non spendono più
why-churned-money = Perso con chi se n’è andato
why-contraction = Spendono meno
why-contraction-money = In meno da chi è rimasto
why-counted = Contati
why-credit-sales = Venduto a credito
why-customers = Clienti
why-known = Venuti almeno una volta
why-days = Giorni
why-detractors = Non consiglierebbero (0–6)
why-dormant = Venuti prima, non ora
why-expansion = Spendono di più
why-expansion-money = In più da chi è rimasto
why-gaps = Attese fra le visite
why-gross = Incasso
why-lost = Persi
why-loyal = Fedeli
why-net = Incasso netto
why-new = Nuovi
why-new-lost = Nuovi e già andati
why-new-money = Da clienti nuovi
why-not-loyal = Non ancora fedeli
why-not-yet = Non ancora tornati
why-on-account = Comprano a credito
why-once = Venuti una volta
why-passives = Indecisi (7–8)
why-paying = Con un importo
why-promoters = Consiglierebbero (9–10)
why-frequency = Visite per cliente
why-reactivated = Riconquistati
why-receivables = Da incassare alla fine
why-refunded = Hanno avuto un rimborso
why-refunds = Rimborsi
why-repeat = Venuti due volte o più
why-responses = Risposte
why-resumed = Spendono di nuovo
why-resumed-money = Da chi è tornato
why-retained = Rimasti
why-returned = Hanno reso qualcosa
why-returning = Venuti anche prima
why-satisfied = Contenti
why-size = Venuti la prima volta in questo mese
why-sum-of-means = Somma delle attese medie dei clienti
why-sum-of-gaps = Somma di tutte le attese
why-unchanged = Spendono come prima
why-units-returned = Pezzi resi
why-units-sold = Pezzi venduti
why-unknown = Senza importo
why-unsatisfied = Non contenti
why-visitors = Clienti venuti
why-visits = Visite
why-visits-with-amount = Visite con un importo
why-with-gap = Venuti almeno due volte
why-title = Che cosa c’è dietro
why-close = Chiudi
why-formula = Come si calcola
why-people = Chi c’è dietro
why-side = Quali di loro
why-nobody = Nessuno.
why-as-of = al { $date }
why-no-more = Qui ci sono i primi { $n }. L’esportazione li ha tutti.
why-rfm = Recenza { $recency }, frequenza { $frequency }, spesa { $money }
why-window = { $n ->
    [one] finestra di { $n } giorno
   *[other] finestra di { $n } giorni
}
why-how-many = { $n ->
    [one] Una persona
   *[other] { $count } persone
}
why-days-of = { $n ->
    [one] { $n } giorno
   *[other] { $n } giorni
}
why-visit-days = { $n ->
    [one] Venuti in { $n } giorno o più
   *[other] Venuti in { $n } giorni o più
}
why-month = { $n ->
    [0] Venuti nel primo mese
    [one] Venuti un mese dopo
   *[other] Venuti { $n } mesi dopo
}
why-month-or-after = { $n ->
    [0] Venuti nel primo mese o dopo
    [one] Venuti un mese dopo o oltre
   *[other] Venuti { $n } mesi dopo o oltre
}

## Qualcosa per una persona
nudge-greet = Saluta { $name }
nudge-gift = Un regalo per { $name }
nudge-note = Scrivi a { $name }
nudge-mail = Un’e-mail per { $name }
nudge-greet-why = Alla prossima visita il banco mostra che vuoi salutare questa persona.
nudge-greet-text = Che cosa dire, se vuoi
nudge-greet-example = Chiedi della casa nuova
nudge-greet-do = Lascia il saluto
nudge-greet-done = È al banco. Lo vedrà chi scansiona { $name } la prossima volta.
nudge-gift-title = Che cosa
nudge-gift-reason = Perché
nudge-gift-missed = Ci mancavi
nudge-gift-reason-why = Resta nel tuo registro.
nudge-gift-days = Valido per quanti giorni? Vuoto: per sempre
nudge-gift-do = Regala
nudge-gift-done = { $name } ce l’ha ora sulla tessera.
nudge-note-kind = Che cos’è?
nudge-note-plain = Un messaggio
nudge-note-plain-why = sulla tessera o su un ordine
nudge-note-offer = Un’offerta
nudge-note-offer-why = solo a chi accetta offerte
nudge-note-text = Che cosa dice la tessera
nudge-note-do = Mettilo sulla tessera
nudge-note-done = { $name } lo vedrà sulla tessera.
nudge-not-allowed = Non l’ha permesso. Può farlo sulla tessera, in “I tuoi dati”; fino ad allora saluta al banco o fai un regalo.
nudge-mail-none = { $name } non ha lasciato un indirizzo. Saluta al banco o scrivi sulla tessera.
nudge-mail-to = A { $email }
nudge-mail-subject = Oggetto
nudge-mail-body = Testo
nudge-mail-do = Apri nel mio programma di posta
nudge-mail-done = E-mail per { $name }: è nel tuo programma di posta, inviala da lì. L’abbiamo annotata.
mail-hello = Ciao { $name },
mail-hello-nobody = Ciao,
mail-subject = Ci manchi da { $shop }
mail-body = è da un po’ che non passi da { $shop }. Ci farebbe piacere rivederti: la tua tessera ti aspetta, con tutti i suoi timbri.

## Obiettivi
goals-bar = { $name }: a che punto è
goals-title = Obiettivi
goals-none = Non c’è ancora un obiettivo. Una cifra e una data: poi lo schermo di oggi ti dice se ci arriverai in tempo.
goals-set = Fissa un obiettivo
goals-metric = Che cosa deve crescere?
goals-month = Si conta in un mese.
goals-target = Cifra
goals-by = Entro
goals-instead = Prende il posto dell’obiettivo che c’è già su questa cifra.
goals-step-of = Tappa { $n }
goals-add-step = Aggiungi una tappa
goals-no-number = Non è un numero. Scrivi 80, 12,5 o 1200.
goals-set-do = Fissa l’obiettivo
goals-drop = Abbandona
goals-drop-what = Abbandona: { $name }
goals-drop-sure = Abbandona davvero
goals-why = Che cosa significa
goals-value = ora { $value }, obiettivo { $target }
goals-from = Partenza: { $from }; traguardo: { $date }.
goals-step = { $target } entro il { $date }
goals-step-reached = { $target }: raggiunto
goals-reached = raggiunto
goals-in-time = di questo passo il { $date }
goals-too-late = di questo passo il { $date }, dopo il giorno fissato
goals-never = mai di questo passo
goals-unknown = troppo presto per dirlo

## La calcolatrice
calc-title = Calcolatrice
calc-why = Per cifre su carta o di un altro locale: qui non si tocca nessun tuo numero.
calc-sheet = Fai il conto
calc-what = Che cosa vuoi sapere?
calc-known = Che cosa hai?
calc-fill = Scrivi le cifre: il risultato arriva da solo.
calc-no-number = Una di queste non è un numero. Scrivi 80, 12,5 o 5 %.
calc-gaps-how = Tutte le attese, con uno spazio fra l’una e l’altra: 3 4 7
calc-name = Conservalo come
calc-keep = Conserva
calc-kept = Conservati
calc-none = Non c’è ancora niente.
calc-yearly-churn = Abbandono in un anno
calc-acl = Anni di permanenza di un cliente
calc-between-customer = Giorni fra le visite di una persona
calc-in-start = Clienti all’inizio
calc-in-end = Clienti alla fine
calc-in-new = Clienti nuovi
calc-in-lost = Clienti persi
calc-in-end-old = Clienti alla fine, senza i nuovi
calc-in-monthly-churn = Abbandono in un mese
calc-in-yearly-churn = Abbandono in un anno, come quota
calc-in-visits-a-year = Visite l’anno
calc-in-revenue-a-year = Incasso l’anno
calc-in-revenue = Incasso
calc-in-visits = Visite
calc-in-customers = Clienti
calc-in-repeat = Venuti due volte o più
calc-in-returning = Venuti anche prima
calc-in-returned = Tornati
calc-in-signed-up = Iscritti
calc-in-known = Clienti noti venuti
calc-in-new-twice = Clienti nuovi venuti due volte
calc-in-before = Incasso prima
calc-in-now = Incasso ora
calc-in-churned = Perso con chi se n’è andato
calc-in-contraction = In meno da chi è rimasto
calc-in-expansion = In più da chi è rimasto
calc-in-sold = Venduti
calc-in-owed = Da incassare
calc-in-credit = Venduto a credito
calc-in-days = Giorni
calc-in-promoters = Consiglierebbero (9–10)
calc-in-passives = Indecisi (7–8)
calc-in-detractors = Non lo farebbero (0–6)
calc-in-satisfied = Risposte contente
calc-in-answers = Risposte
calc-in-sum-of-means = Somma delle attese medie dei clienti
calc-in-gaps = Attese in giorni
