# Polski: co kasa mówi, gdy coś się otworzy.

## Każdy arkusz
sheet-back = Wstecz
sheet-close = Zamknij
sheet-good = Dobrze
sheet-reason = Powód
code-good-for = Ważny jeszcze { $time }
code-over = Ten kod już wygasł.

## Więcej
more-title = Przy kasie: { $name }
more-terms = Zasady programów
more-terms-why = Co daje pieczątkę i co dają pieczątki
more-kiosk = Drugi ekran
more-kiosk-why = Otwiera stronę dla ekranu zwróconego do klienta
more-end-why = Przejmuje ktoś inny

## Zasady
terms-title = Co dają pieczątki
terms-unknown = Nie udało się zapytać o zasady. Przyjdą razem z połączeniem.
terms-none = Żaden program nie działa.
terms-reward = { $n ->
    [one] { $n } pieczątka: { $reward }
    [few] { $n } pieczątki: { $reward }
   *[many] { $n } pieczątek: { $reward }
}
terms-by-visit = Liczy się każda wizyta.
terms-by-unit = Każda kupiona sztuka daje pieczątkę.
terms-by-spend = Każde wydane { $amount } daje pieczątkę.
terms-cool-down = { $n ->
    [one] Między pieczątkami mija co najmniej minuta.
    [few] Między pieczątkami mijają co najmniej { $n } minuty.
   *[many] Między pieczątkami mija co najmniej { $n } minut.
}
terms-per-day = { $n ->
    [one] Najwyżej raz dziennie.
    [few] Najwyżej { $n } razy dziennie.
   *[many] Najwyżej { $n } razy dziennie.
}
terms-stamps-last = { $n ->
    [one] Pieczątka jest ważna jeden dzień.
    [few] Pieczątka jest ważna { $n } dni.
   *[many] Pieczątka jest ważna { $n } dni.
}
terms-reward-lasts = { $n ->
    [one] { $reward }: do użycia przez jeden dzień.
    [few] { $reward }: do użycia przez { $n } dni.
   *[many] { $reward }: do użycia przez { $n } dni.
}

## HTTPS
https-title = Jak mieć HTTPS
https-why = Przez zwykłe HTTP przeglądarka nie otwiera aparatu, nie sprawdza podpisów i nie zachowuje strony na dzień bez sieci.
https-still = Wpisane kody, skaner USB, zdjęcia, szukanie i „Pokaż kod” działają tak, jak jest.
https-name = Nadaj serwerowi nazwę, którą znajdą twoje urządzenia, na przykład card.example.org.
https-proxy = Postaw przed nim proxy z certyfikatem. W Caddy to jeden wiersz:
https-url = Powiedz timbro tę nazwę:
https-docs = Całość jest w docs/operating.md, „The first shop”.

## Odrzucone później
late-why = Zapisano je bez połączenia, a serwer ich nie przyjął.

## Wydanie bez żywego kodu
redeem-live = Nagrodę wydaje się za żywy kod z telefonu klienta, nie starszy niż minuta: zdjęcie albo wydruk mógłby być czyjkolwiek.
redeem-scan = Zeskanuj telefon
redeem-word = Klient nie ma tu telefonu
redeem-word-why = Kierownik może wydać ją własnym PIN-em. Zostaje to zapisane wraz z powodem.
redeem-pin = PIN kierownika

## Co kupiono
bought-title = Kwota
bought-units-title = Ile sztuk
bought-rub = Usuń ostatnią cyfrę
bought-fewer = O jedną mniej
bought-more = O jedną więcej
bought-done = Gotowe

## Szukanie
people-title = Znajdź
people-query = Imię, telefon albo krótki kod
people-how = Wystarczą dwie litery imienia. Telefon i krótki kod wpisz w całości.
people-nobody = Nikogo nie znaleziono. Może pisze się inaczej?
people-last = ostatnio { $day }

## Klient
person-code = Krótki kod
person-stamp = Podbij krótkim kodem
person-history = Historia
person-history-why = Dlaczego karta ma tyle pieczątek
person-opening = Przejmij kartę papierową
person-opening-why = Jej pieczątki, raz w każdym programie
person-back = Pokaż drogę powrotną
person-back-why = Na nowy telefon: kod, który prowadzi do karty
person-replace = Wymień zgubioną kartę
person-replace-why = Stare kody giną, pieczątki zostają
history-title = { $name }: każda pieczątka
history-none = Jeszcze żadnej pieczątki.
history-when = Kiedy
history-what = Co
history-open = Przeniesione
history-earn = Wizyta
history-issue = Nagroda zdobyta
history-redeem = Nagroda użyta
history-void = Cofnięte
history-refund = Zwrot
history-adjust = Poprawka
history-gift = Prezent
history-expire = Wygasły
opening-how = Policz pieczątki na karcie papierowej i zatrzymaj ją albo przekreśl. Można to zrobić raz i nie po pierwszej pieczątce tutaj.
opening-program = Program
opening-stamps = Pieczątki na karcie papierowej
opening-reason = Przejęto kartę papierową
opening-do = Przejmij
opening-done = { $n ->
    [one] Na karcie: { $name } jest teraz jedna pieczątka.
    [few] Na karcie: { $name } są teraz { $n } pieczątki.
   *[many] Na karcie: { $name } jest teraz { $n } pieczątek.
}
back-first = Czy to { $name }? Najpierw spójrz na wydruk karty albo zapytaj o krótki kod: kto to zeskanuje, ma kartę.
back-do = Pokaż
back-how = { $name } skanuje to nowym telefonem.
back-code = Kod, który prowadzi z powrotem do karty
replace-what = Wydruki, strona i żywe kody karty ({ $name }) od razu przestają działać. Pieczątki i nagrody zostają.
replace-reason = Karta zgubiona
replace-do = Wymień

## Pokaż kod
ticket-title = { $n ->
    [one] Jedna pieczątka do zeskanowania
    [few] { $n } pieczątki do zeskanowania
   *[many] { $n } pieczątek do zeskanowania
}
ticket-how = Klient skanuje go własnym aparatem.
ticket-code = Kod, który daje pieczątki
ticket-claimed = Odebrano. Jest na karcie.
ticket-again = Nowy kod

## Drugi ekran
kiosk-join = Zbieraj tu pieczątki
kiosk-join-how = Zeskanuj aparatem: karta jednym dotknięciem.
kiosk-join-code = Kod, który otwiera kartę
kiosk-ticket = { $n ->
    [one] Twoja pieczątka: zeskanuj ją
    [few] Twoje { $n } pieczątki: zeskanuj je
   *[many] Twoje { $n } pieczątek: zeskanuj je
}
