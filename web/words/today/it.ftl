# Oggi, ciò che si apre sopra gli schermi, obiettivi e calcolatrice. Breve, cordiale, preciso.

## Di chi occuparsi
today-do = Da fare oggi
today-nobody-late = Nessuno si sta allontanando. Buona giornata.
today-nameless = Una persona senza nome
today-others = { $n ->
    [one] Un’altra persona si sta allontanando
   *[other] Altre { $n } persone si stanno allontanando
}
today-light-green = va bene
today-light-yellow = da tenere d’occhio
today-light-red = sta per andarsene
today-light-gone = se n’è andato
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
    [0] è tornato lo stesso giorno
    [one] è tornato un giorno dopo
   *[other] è tornato { $n } giorni dopo
}
today-came-used = è tornato e l’ha usato
today-came-seen = l’ha visto, non è ancora tornato
today-came-not-yet = non è ancora tornato
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

## Obiettivi
goals-bar = { $name }: a che punto è
