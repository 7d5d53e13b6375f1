# Polski: co kasa mówi, gdy aparat jest już otwarty, albo zanim wolno go otworzyć.

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
   *[other] { $n } pieczątek: { $reward }
}
terms-by-visit = Liczy się każda wizyta.
terms-by-unit = Każda kupiona sztuka daje pieczątkę.
terms-by-spend = Każde wydane { $amount } daje pieczątkę.
terms-cool-down = { $n ->
    [one] Między pieczątkami mija co najmniej minuta.
    [few] Między pieczątkami mijają co najmniej { $n } minuty.
   *[other] Między pieczątkami mija co najmniej { $n } minut.
}
terms-per-day = { $n ->
    [one] Najwyżej raz dziennie.
    [few] Najwyżej { $n } razy dziennie.
   *[other] Najwyżej { $n } razy dziennie.
}
terms-stamps-last = { $n ->
    [one] Pieczątka jest ważna jeden dzień.
    [few] Pieczątka jest ważna { $n } dni.
   *[other] Pieczątka jest ważna { $n } dni.
}
terms-reward-lasts = { $n ->
    [one] { $reward }: do użycia przez jeden dzień.
    [few] { $reward }: do użycia przez { $n } dni.
   *[other] { $reward }: do użycia przez { $n } dni.
}

## HTTPS
https-title = Jak włączyć HTTPS
https-why = Przez zwykłe HTTP przeglądarka nie otwiera aparatu, nie sprawdza podpisów i nie zachowuje strony na dzień bez sieci.
https-still = Wpisane kody, skaner USB, zdjęcia, szukanie i „Pokaż kod” działają tak, jak jest.
https-name = Nadaj serwerowi nazwę, którą znajdą twoje urządzenia, na przykład card.example.org.
https-proxy = Postaw przed nim proxy z certyfikatem. W Caddy to jeden wiersz:
https-url = Powiedz timbro tę nazwę:
https-docs = Całość jest w docs/operating.md, „Install”.

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
person-replace-why = Stare kody tracą ważność, pieczątki zostają
story-title = { $name }: każda pieczątka
story-none = Jeszcze żadnej pieczątki.
story-when = Kiedy
story-what = Co
story-open = Przeniesione
story-earn = Wizyta
story-issue = Nagroda zdobyta
story-redeem = Nagroda użyta
story-void = Cofnięte
story-refund = Zwrot
story-adjust = Poprawka
story-gift = Prezent
story-expire = Wygasły
opening-how = Policz pieczątki na karcie papierowej i zatrzymaj ją albo przekreśl. Można to zrobić raz i nie po pierwszej pieczątce tutaj.
opening-program = Program
opening-stamps = Pieczątki na karcie papierowej
opening-reason = Przejęto kartę papierową
opening-do = Przejmij
opening-done = { $n ->
    [one] { $name } ma teraz na karcie jedną pieczątkę.
    [few] { $name } ma teraz na karcie { $n } pieczątki.
   *[other] { $name } ma teraz na karcie { $n } pieczątek.
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
   *[other] { $n } pieczątek do zeskanowania
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
   *[other] Twoje { $n } pieczątek: zeskanuj je
}

## The counter
counter-sending = Chwileczkę…
counter-stamped = Podbite
stamps-to-go = brakuje { $n }
counter-refused = Niepodbite
counter-saved = Zapisane, jeszcze niepotwierdzone
counter-saved-why = Wyśle się ponownie samo. Możesz pracować dalej.
counter-no-name = Karta bez imienia
counter-reward = Czeka: { $reward }
counter-late-seen = Przeczytane
counter-not-kept = Przeglądarka nie mogła zapisać skanu. Sprawdź sieć i zeskanuj ponownie.
counter-full = Zbyt wiele skanów czeka na sieć. Tego nie zapisano.
counter-last = Pokaż ponownie
counter-unchecked = To urządzenie nie mogło samo sprawdzić kodu. Zrobi to serwer.
counter-undo = Cofnij
counter-undo-reason = Cofnięte przy kasie
counter-undone = Cofnięto
counter-not-undone = Nie cofnięto
counter-one-more = Kolejna
counter-next = Następna karta
counter-redeem = Wydaj: { $reward }
counter-redeemed = Wydano. Smacznego!
counter-not-redeemed = Nie wydano

## Kogo i czemu pozdrowić
greet-asked = Właściciel prosi, żeby tę osobę powitać.
greet-asked-to-say = Od właściciela: { $text }
greet-first = Pierwsza wizyta. Przywitaj się.
greet-away = { $n ->
    [one] Pierwsza wizyta od jednego dnia. Przywitaj się.
    [few] Pierwsza wizyta od { $n } dni. Przywitaj się.
   *[other] Pierwsza wizyta od { $n } dni. Przywitaj się.
}
greet-unhappy = Ostatnio wyszło nie tak. Zapytaj, jak jest dziś.
greet-case = Coś poszło źle i nadal nie jest rozwiązane. Powiedz, że wiesz.

## Wejście do kasy
counter-stranger = To urządzenie nie jest zarejestrowane.
counter-stranger-how = Poproś właściciela o kod rejestracji: biuro pokazuje go w części „Zespół”. Skieruj na niego aparat tego urządzenia w ciągu dziesięciu minut.
counter-machine = Kasy ani innej maszyny się nie rejestruje: używa API z własnym kluczem.
counter-revoked = Tego urządzenia nie można już używać.
counter-revoked-how = Właściciel cofnął mu dostęp. Jeśli to pomyłka, poproś o nowy kod rejestracji.
counter-kept = { $n ->
    [one] Przechowujemy tu jeden skan. Zostanie wysłany, gdy urządzenie będzie znów zarejestrowane, a jego autor będzie w pracy.
    [few] Przechowujemy tu { $n } skany. Zostaną wysłane, gdy urządzenie będzie znów zarejestrowane, a ich autor będzie w pracy.
    [many] Przechowujemy tu { $n } skanów. Zostaną wysłane, gdy urządzenie będzie znów zarejestrowane, a ich autor będzie w pracy.
   *[other] Przechowujemy tu { $n } skanu. Zostaną wysłane, gdy urządzenie będzie znów zarejestrowane, a ich autor będzie w pracy.
}
counter-enrol-title = Zarejestruj to urządzenie
counter-enrol-why = Stanie się kasą lokalu. Kto tu pracuje, stuka w swoje imię i wpisuje PIN.
counter-enrol-known = Jest już zarejestrowane jako „{ $name }”. Zarejestrowane ponownie zajmie nowe miejsce.
counter-enrol-name = Nazwa tego urządzenia
counter-enrol-name-why = Na przykład „Tablet przy barze”. Puste pole zostawia nazwę wybraną przez właściciela.
counter-enrol-do = Zarejestruj
counter-enrol-skip = Zostaw, jak jest
counter-enrol-dead = Ten kod już wykorzystano albo ma ponad dziesięć minut. Poproś właściciela o nowy.
counter-who = Kto jest w pracy?
counter-nobody = Nikt tu jeszcze nie ma PIN-u. Właściciel dodaje osoby w biurze, w części „Zespół”.
counter-end = Koniec zmiany
counter-ended = Zmiana zakończona: { $name }.
pin-title = { $name }, podaj PIN
pin-typed = { $n ->
    [one] Wpisano jedną cyfrę
    [few] Wpisano { $n } cyfry
    [many] Wpisano { $n } cyfr
   *[other] Wpisano { $n } cyfry
}
pin-delete = Usuń ostatnią cyfrę
pin-enter = Wejdź
pin-other = Ktoś inny
pin-wrong = To nie ten PIN. Spróbuj jeszcze raz.
pin-wait-seconds = { $n ->
    [one] Spróbuj za sekundę.
    [few] Spróbuj za { $n } sekundy.
    [many] Spróbuj za { $n } sekund.
   *[other] Spróbuj za { $n } sekundy.
}
pin-wait-minutes = { $n ->
    [one] Spróbuj za minutę.
    [few] Spróbuj za { $n } minuty.
    [many] Spróbuj za { $n } minut.
   *[other] Spróbuj za { $n } minuty.
}

## Why a stamp was refused
problem-own-card = To twoja własna karta. Poproś kogoś z zespołu o obsługę.
problem-cool-down = Tę kartę podbito przed chwilą. Odczekaj kilka minut.
problem-daily-cap = Ta karta ma już wszystkie pieczątki na dziś.
problem-code-unknown = Ten kod nie jest z tego lokalu.
problem-code-malformed = To nie jest cały kod timbro. Zeskanuj go ponownie.
problem-unauthorized = Nikt nie jest w pracy na tym urządzeniu. Podaj PIN.
problem-code-replaced = Ten wydruk jest nieważny: karta ma nowszy. Znajdź klienta.
problem-code-may-not-redeem = Drukowany kod zbiera, ale nie wydaje nagród. Zeskanuj żywy kod z telefonu.
problem-code-expired = Ten kod jest za stary albo już użyty. Poproś o nowy na telefonie i zeskanuj ponownie.
problem-clock-behind = Zegar serwera chodzi źle, więc nie da się sprawdzić żywych kodów. Powiedz osobie, która się nim zajmuje; kierownik może mimo to wydać nagrodę swoim PIN-em. Pieczątki zbiera się jak zawsze.
problem-code-foreign = To nie jest kod karty. Poproś o kartę klienta.
problem-code-damaged = Tego kodu nie da się odczytać w całości. Trzymaj go płasko i w dobrym świetle albo wpisz krótki kod spod niego.
problem-code-misspelt = Jeden znak tego krótkiego kodu jest zły. Porównaj i wpisz ponownie.
problem-code-is-ticket = Ten kod jest dla aparatu klienta. Sam daje mu pieczątkę.
problem-code-not-in-photo = Na tym zdjęciu nie widać kodu. Zrób je z bliska i przy lepszym świetle.
problem-reward-redeemed = Ta nagroda została już użyta.
problem-reward-expired = Czas tej nagrody minął.
problem-override-refused = PIN jest zły albo właściciel na to tu nie pozwala.
problem-stamps-spent = Te pieczątki zapłaciły za nagrodę, która została już użyta.
problem-visit-void = To już zostało cofnięte.
