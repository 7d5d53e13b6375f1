## Programmi
programs-none = Non ce n’è ancora nessuno. Basta una frase: dopo tante visite, questo.
programs-new = Un nuovo programma
programs-all = Tutti i programmi
programs-begin = Parti da uno di questi e cambia quello che vuoi
programs-sentence = Dopo { $n } { $by } → { $reward }
programs-running = Attivo
programs-paused = In pausa
programs-ended = Concluso

## Programmi: la frase
programs-rule = La regola
programs-after = Dopo
programs-how-many = Quante volte
programs-of-what = Di che cosa
programs-which-reward = Il premio
programs-by-visit = { $n ->
    [one] visita
   *[other] visite
}
programs-by-unit = { $n ->
    [one] pezzo comprato
   *[other] pezzi comprati
}
programs-by-spend = { $n ->
    [one] volta { $amount } di spesa
   *[other] volte { $amount } di spesa
}
programs-per = Spesa per un timbro, in { $currency }
programs-per-why = Quello che avanza conta per il timbro seguente.
programs-name = Come si chiama?
programs-name-why = Lo vedete tu e chi lavora con te; i clienti lo vedono se raccolgono per più programmi.
programs-set-up = Avvialo
programs-made = «{ $name }» è attivo.
programs-made-how = Dalla prossima scansione ogni tessera raccoglie. Una locandina alla cassa porta i primi clienti.
programs-to-posters = Stampa una locandina

## Programmi: quello che resta piegato
programs-more = Premi lungo la strada, limiti, quanto durano le cose
programs-way = Premi lungo la strada
programs-way-of = Premio { $n } lungo la strada
programs-way-at = A quanti timbri?
programs-reward = Premio
programs-days = Valido per quanti giorni? Vuoto: per sempre
programs-way-add = Aggiungi un premio lungo la strada
programs-way-drop = Togli il premio { $n }
programs-lasts = Quanto durano le cose
programs-goal-days = Il premio si può usare per tanti giorni
programs-stamp-days = Un timbro vale per tanti giorni
programs-for-ever = Vuoto: per sempre.
programs-limits = Limiti
programs-limits-why = Se sono vuoti tutti e due, valgono quelli soliti: almeno un minuto tra due scansioni e dieci scansioni con timbro al giorno con il codice sul telefono, dieci minuti e cinque con quello stampato. Appena ne compili uno, vale solo quello che compili.
programs-cool-down = Minuti tra due scansioni
programs-per-day = Scansioni con timbro al giorno, al massimo

## Programmi: la tessera come sarà
programs-preview = Così la vedranno i tuoi clienti
programs-a-reward = un caffè in omaggio
programs-to-go = { $n ->
    [one] Ancora { $n } timbro per { $reward }
   *[other] Ancora { $n } timbri per { $reward }
}
programs-full = La tessera è piena.
programs-stamps = { $n } timbri su { $goal }
programs-ready = Pronto per te: { $reward }
programs-no-goal = Scrivi dopo quante volte, e la tessera si disegna qui.
programs-try = Timbra

## Programmi: quello che non va
programs-wrong = Non è ancora pronto. Guarda sopra che cosa manca.
programs-wrong-whole = Un numero intero, da { $min } a { $max }.
programs-wrong-text = Scrivi che cos’è, in { $max } caratteri al massimo.
programs-wrong-amount = Una somma di denaro maggiore di zero, per esempio 5.
programs-wrong-twice = Lì c’è già un altro premio. Scegli un altro numero.
programs-wrong-before-goal = Deve venire prima dell’ultimo premio.
programs-wrong-refused = Questo non è stato accettato.

## Programmi: cambiare, fermare, concludere
programs-change = Cambia il programma
programs-change-why = Nessuno perde quello che ha. Le tessere in corso finiscono come sono iniziate, a meno che le nuove regole siano migliori per il cliente: allora passano a quelle.
programs-change-do = Usa queste regole da adesso
programs-changed = Da adesso vale la versione { $n }.
programs-renamed = Da adesso il programma si chiama «{ $name }».
programs-renamed-why = Le tessere mostrano subito il nuovo nome e tengono ogni timbro. Quello che è stato detto prima resta com’era.
programs-moves = «Meglio per te: con il prossimo timbro la tua tessera passa alle nuove regole e tiene ogni timbro.»
programs-moves-why = Dillo così ai clienti. Le tessere in corso passano alle nuove regole, perché per loro sono migliori.
programs-stays = «La tua tessera finisce come è iniziata; la prossima segue le nuove regole.»
programs-stays-why = Dillo così ai clienti. Le tessere in corso restano come sono, perché le nuove regole non sono migliori in tutto.
programs-unchanged = Le regole sono già queste. Non è cambiato niente.
programs-pause = Metti in pausa
programs-pause-title = Mettere in pausa «{ $name }»?
programs-pause-means = Nessun nuovo timbro finché non lo riprendi. I timbri restano sulle tessere e i premi si possono usare.
programs-resume = Riprendi
programs-resume-title = Riprendere «{ $name }»?
programs-resume-means = Dà di nuovo timbri dalla prossima scansione. Ogni tessera continua da dov’era.
programs-end = Concludi
programs-end-title = Concludere «{ $name }» per sempre?
programs-end-means = Nessun nuovo timbro, e non si può riprendere. I timbri restano sulle tessere come sono, e i premi si possono usare finché non scadono. Se hai dubbi, mettilo in pausa.

## Programmi: per cominciare
programs-name-cafe = Tessera del caffè
programs-name-restaurant = Tessera degli ospiti
programs-name-shop = Tessera dei timbri
programs-name-salon = Tessera bellezza
programs-coffee = un caffè in omaggio
programs-croissant = un cornetto in omaggio
programs-dessert = un dolce in omaggio
programs-lunch = un pranzo in omaggio
programs-surprise = un piccolo regalo
programs-one-more = uno in più in omaggio
programs-treatment = un trattamento in omaggio
programs-cut = un taglio in omaggio
programs-off = { $amount } di sconto
