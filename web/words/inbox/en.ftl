# English: what customers said, and what went wrong for them.

## Which of it
inbox-looks = What is shown
inbox-waiting = Waiting
inbox-answers = Answers
inbox-cases = Cases
inbox-nobody = Nobody is waiting for you.
inbox-nobody-more = Whoever was unhappy has had an answer. Have a coffee.
inbox-no-answers = Nobody has answered a question yet. Questions are asked on the card, after a visit.
inbox-no-cases = Nothing has gone wrong yet, as far as anybody said.
inbox-more = Show more

## One of them
inbox-nameless = A card without a name
inbox-unhappy = Unhappy
inbox-answered = Answered
inbox-serious = Serious
inbox-minor = Small
inbox-solved = Solved
inbox-solved-on = Solved on { $date }.
inbox-nps = Would you recommend us?
inbox-csat = How was it?
inbox-score = { $score } of { $most }
inbox-by-customer = told by the customer
inbox-by-shop = written down by your people
inbox-unreadable = These words were deleted, as you have set it.

## Answering
inbox-answer = Answer
inbox-answer-text = What their card will say
inbox-answer-do = Put it on their card
inbox-told = You answered on { $date }:
inbox-note = What was done about it
inbox-note-why = For your own people only. The customer does not read it.
inbox-solve = It is solved
inbox-only-answer = Only answer
