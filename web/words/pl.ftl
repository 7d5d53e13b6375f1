# Polski. Krótko, ciepło i dokładnie, jak mówi dobry barista. Serwer i przeglądarka czytają te same pliki.

## Any page
calendar-date = { $day } { $month ->
    [1] stycznia
    [2] lutego
    [3] marca
    [4] kwietnia
    [5] maja
    [6] czerwca
    [7] lipca
    [8] sierpnia
    [9] września
    [10] października
    [11] listopada
   *[12] grudnia
} { $year }
stamps-of-goal = { $n } z { $goal }
stamps-to-go = { $n ->
    [one] brakuje { $n } pieczątki
   *[other] brakuje { $n } pieczątek
}
stamps-to-reward = { $n ->
    [one] Jeszcze { $n } pieczątka, a potem { $reward }
    [few] Jeszcze { $n } pieczątki, a potem { $reward }
    [many] Jeszcze { $n } pieczątek, a potem { $reward }
   *[other] Jeszcze { $n } pieczątki, a potem { $reward }
}
reward-ready = Czeka na Ciebie: { $reward }
reward-until = Do { $date }.
reward-how = Poproś przy kasie.

## The customer's card
card-title = Twoja karta: { $shop }
card-code = Twój kod
card-aloud = albo powiedz
card-first = Nie ma jeszcze pieczątek. Po pierwszą pokaż kod przy kasie.
card-why = Dlaczego { $n }?
card-no-program = Tu karta z pieczątkami dopiero powstaje. Twój kod już działa.
card-keep-why = Zachowaj kartę w tym telefonie, a znajdziesz ją także bez linku.
card-keep = Zachowaj tutaj

## Lines of a card's history
entry-open = Pieczątki przeniesione
entry-earn = Wizyta
entry-issue = Nagroda zdobyta
entry-redeem = Nagroda odebrana
entry-void = Pieczątka cofnięta
entry-refund = Zakup zwrócony
entry-adjust = Poprawka lokalu
entry-gift = Prezent od lokalu
entry-expire = Pieczątki wygasły

## Joining a shop
join-title = Twoja karta z pieczątkami: { $shop }
join-welcome = Twoja karta z pieczątkami
join-offer = { $n ->
    [one] Jedna pieczątka, a potem { $reward }
    [few] { $n } pieczątki, a potem { $reward }
    [many] { $n } pieczątek, a potem { $reward }
   *[other] { $n } pieczątki, a potem { $reward }
}
join-name = Twoje imię, jeśli chcesz
join-name-refused = Imię ma najwyżej 80 liter, w jednym wierszu.
join-open = Otwórz moją kartę
join-promise = Bez aplikacji i bez hasła. Lokal widzi, kiedy przychodzisz i co zbierasz, a o innych Twoich lokalach nic.

## Taking a stamp that the counter shows
claim-title = Pieczątka: { $shop }
claim-offer = { $n ->
    [one] Pieczątka dla Ciebie
    [few] { $n } pieczątki dla Ciebie
    [many] { $n } pieczątek dla Ciebie
   *[other] { $n } pieczątki dla Ciebie
}
claim-opens-card = To otworzy też Twoją kartę.
claim-take = { $n ->
    [one] Weź pieczątkę
   *[other] Weź pieczątki
}
claimed = { $n ->
    [one] Podbite
   *[other] Podbite { $n } razy
}
claimed-see-card = Zobacz moją kartę

## One sentence and a way on
message-not-found = Pod tym adresem nic nie ma.
message-card-not-found = Nie znamy tej karty. Poproś przy kasie o nową.
message-ticket-expired = Ta pieczątka wygasła. Poproś przy kasie o nową.
message-ticket-taken = Ta pieczątka została już odebrana.
message-too-soon = Za wcześnie na kolejną pieczątkę. Wróć później.
message-unavailable = Nie możemy teraz odpowiedzieć. Spróbuj za minutę.
message-see-card = Zobacz moją kartę
message-try-again = Spróbuj ponownie

## Another phone, and a lost one
card-elsewhere = W innym telefonie
card-browsers = { $n ->
    [0] jeszcze w żadnym telefonie
    [one] zachowana w jednym telefonie
    [few] zachowana w { $n } telefonach
    [many] zachowana w { $n } telefonach
   *[other] zachowana w { $n } telefonach
}
card-link-code = Link do tej karty jako kod
card-link-why = Zeskanuj to drugim telefonem. Pokazuj tylko tym, którzy mogą używać Twojej karty: link to karta.
card-safe = Zabezpiecz kartę albo wymień zgubioną
cards-title = Twoje karty
cards-lost = Ten telefon nie ma już tej karty: została wymieniona albo usunięta z innego telefonu.
safe-title = Zabezpiecz swoją kartę
safe-word = Słowo odzyskiwania
safe-word-why = Zapisz je na kartce. Jeśli zgubisz telefon, wpisz słowo w dowolnym innym, a karta wróci.
safe-word-again = Takie słowo już masz. Nowe je zastąpi.
safe-word-make = Utwórz słowo odzyskiwania
safe-word-new = Zapisz je teraz
safe-word-once = Drugi raz go nie pokażemy. Trzymaj kartkę z dala od telefonu.
safe-others = { $n ->
    [0] Żaden inny telefon nie ma tej karty
    [one] Jeszcze jeden telefon ma tę kartę
    [few] Jeszcze { $n } telefony mają tę kartę
    [many] Jeszcze { $n } telefonów ma tę kartę
   *[other] Jeszcze { $n } telefonu ma tę kartę
}
safe-forget-why = Usuń kartę ze wszystkich telefonów oprócz tego. Kto zapisał link, nadal może ją otworzyć; jeśli telefon skradziono, wymień kartę.
safe-forget = Usuń ze wszystkich innych
safe-lost = Zgubiona lub skradziona?
safe-lost-why = Nowa karta zajmie miejsce tej. Stare wydruki, linki, kody, słowa odzyskiwania i wszystkie inne telefony od razu przestaną działać. Pieczątki i nagrody zostają.
safe-lost-ask = Tak, chcę nową kartę
safe-replace = Wymień tę kartę
back-title = Odzyskaj swoją kartę
back-word = Twoje słowo odzyskiwania
back-take = Odzyskaj
back-wrong = To słowo nie otwiera żadnej karty. Sprawdź je i wpisz jeszcze raz.
back-slowed = { $n ->
    [one] Za dużo błędnych słów. Poczekaj jedną sekundę i spróbuj ponownie.
    [few] Za dużo błędnych słów. Poczekaj { $n } sekundy i spróbuj ponownie.
    [many] Za dużo błędnych słów. Poczekaj { $n } sekund i spróbuj ponownie.
   *[other] Za dużo błędnych słów. Poczekaj { $n } sekundy i spróbuj ponownie.
}
back-else = Nie masz słowa odzyskiwania? Pokaż wydrukowaną kartę albo podaj krótki kod przy kasie: tam też mogą zwrócić Ci kartę.
return-title = Twoja karta znów tu jest
return-why = Zachowaj ją w tym telefonie, a będzie Twoja jak dawniej.
return-take = Zachowaj tutaj
message-way-back = Odzyskaj kartę słowem odzyskiwania
message-return-gone = Ten link został już użyty albo ma ponad dziesięć minut. Poproś przy kasie o nowy.
message-replaced-often = Tę kartę wymieniono już tyle razy, ile można. Poproś przy kasie o nową.

## Blank cards to print
sheet-title = Nowe karty: { $shop }
sheet-how = Wydrukuj na A4 w skali 100 % poleceniem przeglądarki i potnij wzdłuż linii. Każda karta czeka na pierwszego klienta, który ją weźmie.
sheet-empty = Na tej stronie nie ma nowych kart.
sheet-card = Pokaż ten kod przy kasie. Twój aparat pokaże Ci pieczątki.

## The counter
counter-title = Kasa
counter-ready = Zeskanuj kartę.
counter-ready-how = Skaner wpisuje kod sam. Możesz go też wkleić albo wpisać kod krótki.
counter-code = Kod
counter-stamps = Pieczątki
counter-more = Jedna pieczątka więcej
counter-fewer = Jedna pieczątka mniej
counter-send = Podbij
counter-sending = Chwileczkę…
counter-stamped = Podbite
counter-refused = Niepodbite
counter-saved = Zapisane, jeszcze niepotwierdzone
counter-saved-why = Wyśle się ponownie samo. Możesz pracować dalej.
counter-no-name = Karta bez imienia
counter-reward = Czeka: { $reward }
counter-all-confirmed = wszystko potwierdzone
counter-waiting = { $n ->
    [one] { $n } niepotwierdzone
    [few] { $n } niepotwierdzone
   *[other] { $n } niepotwierdzonych
}
counter-offline = bez sieci
counter-late = Odrzucone później
counter-late-seen = Jasne
counter-not-kept = Przeglądarka nie mogła zapisać skanu. Sprawdź sieć i zeskanuj ponownie.
counter-full = Zbyt wiele skanów czeka na sieć. Tego nie zapisano.

## The counter's key
key-title = Otwórz kasę
key-why = Nie można się jeszcze logować, więc ta strona używa klucza API lokalu. Ta karta przeglądarki pamięta go, aż ją zamkniesz.
key-field = Klucz API
key-use = Otwórz
key-refused = Serwer nie przyjmuje tego klucza. Sprawdź go i wpisz ponownie.
key-forget = Zamknij kasę

## Why a stamp was refused
problem-cool-down = Tę kartę podbito przed chwilą. Odczekaj kilka minut.
problem-daily-cap = Ta karta ma już wszystkie pieczątki na dziś.
problem-code-unknown = Ten kod nie jest z tego lokalu.
problem-code-malformed = To nie jest cały kod timbro. Zeskanuj go ponownie.
problem-unauthorized = Serwer nie przyjmuje klucza.
problem-overloaded = Serwer jest zajęty.
problem-unavailable = Serwer nie może teraz odpowiedzieć.
problem-unreachable = Brak połączenia z serwerem.
problem-other = Serwer odmówił z powodu, którego nie znamy.

## The office
owner-title = Biuro
owner-today = Dziś
owner-setup-title = Witamy. Kto prowadzi ten lokal?
owner-setup-do = Otwórz moje biuro
owner-name = Twoje imię
owner-password = Hasło
owner-password-rule = Od { $min } do { $max } znaków. Najlepiej kilka słów, których nikt inny by nie połączył.
owner-link-dead = Ten link został już użyty albo ma więcej niż pół godziny. Opiekun serwera zrobi nowy poleceniem: timbro owner reset
owner-sign-in-title = Wejdź do swojego biura
owner-sign-in = Zaloguj się
owner-code = Kod z aplikacji
owner-code-why = Tylko jeśli masz aplikację do kodów. Jeśli jej już nie ma, wpisz jeden z kodów zapasowych.
owner-wrong = Imię, hasło lub kod się nie zgadza. Sprawdź wszystko i wpisz ponownie.
owner-slowed = { $n ->
    [one] Za dużo błędnych prób. Poczekaj sekundę i spróbuj ponownie.
    [few] Za dużo błędnych prób. Poczekaj { $n } sekundy i spróbuj ponownie.
    [many] Za dużo błędnych prób. Poczekaj { $n } sekund i spróbuj ponownie.
   *[other] Za dużo błędnych prób. Poczekaj { $n } sekundy i spróbuj ponownie.
}
owner-again = Spróbuj ponownie
owner-sign-out = Wyloguj się
owner-counter = Przejdź do kasy
