# Italiano: che cosa hanno detto i clienti, e che cosa è andato storto.

## Che cosa si vede
inbox-looks = Che cosa si vede
inbox-waiting = In attesa
inbox-answers = Risposte
inbox-cases = Casi
inbox-nobody = Nessuno ti aspetta.
inbox-nobody-more = Chi era scontento ha avuto una risposta. Prenditi un caffè.
inbox-no-answers = Nessuno ha ancora risposto. Le domande arrivano sulla tessera, dopo una visita.
inbox-no-cases = Finora nessuno ha detto che qualcosa è andato storto.
inbox-more = Mostra altri

## Uno di loro
inbox-nameless = Una tessera senza nome
inbox-unhappy = Scontento
inbox-answered = Risposto
inbox-serious = Grave
inbox-minor = Lieve
inbox-solved = Risolto
inbox-solved-on = Risolto il { $date }.
inbox-nps = Ci consiglieresti?
inbox-csat = Com’è andata?
inbox-score = { $score } su { $most }
inbox-by-customer = detto dal cliente
inbox-by-shop = annotato dai tuoi
inbox-unreadable = Queste parole sono state cancellate, come hai impostato.

## Rispondere
inbox-answer = Rispondi
inbox-answer-text = Che cosa dirà la loro tessera
inbox-answer-do = Metti sulla tessera
inbox-told = Hai risposto il { $date }:
inbox-note = Che cosa si è fatto
inbox-note-why = Solo per i tuoi. Il cliente non lo legge.
inbox-solve = È risolto
inbox-only-answer = Rispondi soltanto
