# Polski: co powiedzieli klienci i co poszło nie tak.

## Co jest widoczne
inbox-looks = Co jest widoczne
inbox-waiting = Czekają
inbox-answers = Odpowiedzi
inbox-cases = Sprawy
inbox-nobody = Nikt na Ciebie nie czeka.
inbox-nobody-more = Kto był niezadowolony, dostał odpowiedź. Pora na kawę.
inbox-no-answers = Nikt jeszcze nie odpowiedział. Pytania pojawiają się na karcie, po wizycie.
inbox-no-cases = Na razie nikt nie powiedział, że coś poszło źle.
inbox-more = Pokaż więcej

## Jedno z nich
inbox-nameless = Karta bez imienia
inbox-unhappy = Niezadowolenie
inbox-answered = Odpowiedziano
inbox-serious = Poważna
inbox-minor = Drobna
inbox-solved = Rozwiązana
inbox-solved-on = Rozwiązana { $date }.
inbox-nps = Czy nas polecisz?
inbox-csat = Jak było?
inbox-score = { $score } z { $most }
inbox-by-customer = zgłoszone przez klienta
inbox-by-shop = zapisane przez Twoich ludzi
inbox-unreadable = Te słowa usunięto, zgodnie z ustawieniami.

## Odpowiadanie
inbox-answer = Odpowiedz
inbox-answer-text = Co będzie na karcie
inbox-answer-do = Umieść na karcie
inbox-told = Twoja odpowiedź z { $date }:
inbox-note = Co z tym zrobiono
inbox-note-why = Tylko dla Twoich ludzi. Klient tego nie czyta.
inbox-solve = Rozwiązane
inbox-only-answer = Tylko odpowiedz
