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
stamps-to-reward = { $n ->
    [one] Jeszcze { $n } pieczątka, a potem { $reward }
    [few] Jeszcze { $n } pieczątki, a potem { $reward }
    [many] Jeszcze { $n } pieczątek, a potem { $reward }
   *[other] Jeszcze { $n } pieczątki, a potem { $reward }
}
reward-ready = Czeka na Ciebie: { $reward }
reward-until = Do { $date }.
reward-how = Poproś przy kasie.
languages = Język
stamps-spoken = { $n } z { $goal } pieczątek.
stamp-last-today = ostatnia pieczątka dziś o { $time }
stamp-last-yesterday = ostatnia pieczątka wczoraj o { $time }
stamp-last = ostatnia pieczątka { $date }
rewards-spoken = { $n ->
    [one] Jedna nagroda czeka: { $rewards }.
    [few] Czekają { $n } nagrody: { $rewards }.
    [many] Czeka { $n } nagród: { $rewards }.
   *[other] Czeka { $n } nagrody: { $rewards }.
}
reward-use = Odbierz
reward-use-this = Odbierz: { $reward }
reward-show = Pokaż to przy kasie.
reward-keep-first = Poproś o to przy kasie. Aby odebrać kodem, najpierw zachowaj kartę w tym telefonie.
reward-was-used = Odebrano { $date } o { $time }.
reward-was-taken-back = Lokal cofnął tę nagrodę.
reward-has-expired = Ważne było do { $date }.

## The customer's card
card-title = Twoja karta: { $shop }
card-code = Twój kod
card-aloud = albo powiedz
card-first = Nie ma jeszcze pieczątek. Po pierwszą pokaż kod przy kasie.
card-why = Dlaczego { $n }?
card-live = żywy kod · działa offline
card-printed = Pokaż to przy kasie
card-offline = Offline. Kod działa, a pieczątki są z ostatniego razu.
card-moment = { $reward }: już Twoje
card-used = { $reward }: smacznego!
card-close = Zamknij
card-larger = Twój kod. Pokaż go w powiększeniu
card-sound = Dźwięk
card-install = Dodaj do ekranu głównego
card-install-ios = Aby dodać do ekranu głównego: stuknij Udostępnij, potem „Do ekranu początkowego”.
card-print = Wydrukuj kartę
history-title = Twoje pieczątki: { $shop }
history-all = Cała historia
history-older = Starsze
history-none = Jeszcze nic się nie wydarzyło.
print-title = Twoja karta na papierze
print-how = Wydrukuj w skali 100 % poleceniem przeglądarki. Zbiera pieczątki tak jak telefon; po nagrodę przyjdź z telefonem.
print-size = Rozmiar
print-wallet = Do portfela
print-picture = Sam kod, jako obrazek
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

## O co klient może zapytać w swojej sprawie
privacy-title = Twoje dane w { $shop }
privacy-open = Twoje dane
privacy-back = Wróć do karty
privacy-switches = Na co pozwalasz
privacy-service-messages = Wiadomości o Twojej karcie
privacy-service-messages-why = Gotowa nagroda, pieczątki, które wkrótce wygasną.
privacy-marketing = Oferty i nowości
privacy-marketing-why = Od czasu do czasu i od nikogo innego.
privacy-profiling = Rozpoznawanie jako stały klient
privacy-profiling-why = Lokal widzi pod Twoim imieniem, jak często przychodzisz, chyba że to wyłączysz.
privacy-surveys = Pytania, jak było
privacy-surveys-why = Jedno pytanie po wizycie. Nigdy nie musisz odpowiadać.
privacy-on = Włączone.
privacy-off = Wyłączone.
privacy-on-since = Włączone od { $date }.
privacy-off-since = Wyłączone od { $date }.
privacy-turn-on = Włącz
privacy-turn-off = Wyłącz
privacy-have = Co wie lokal
privacy-have-why = Wszystko jest tutaj, do przeczytania i do zabrania.
privacy-read = Przeczytaj
privacy-download = Pobierz jako JSON
privacy-forget = Zapomnijcie o mnie
privacy-forget-why = Twoje imię, Twoje słowa i Twoja karta zostaną od razu i na zawsze usunięte. Pieczątki i nagrody na karcie przepadną.
privacy-forget-open = Zapomnijcie o mnie…
privacy-forget-title = Czy { $shop } ma o Tobie zapomnieć?
privacy-forget-yes = Tak, zapomnijcie o mnie
privacy-forget-no = Nie, zachowuję kartę
privacy-forgotten = Twoje dane zostały usunięte. Ta karta już nie działa.
privacy-notice = Jak { $shop } traktuje Twoje dane
privacy-notice-what = Administratorem Twoich danych jest { $shop }. Przechowuje, kiedy przychodzisz, co zbierasz i wykorzystujesz oraz co o sobie mówisz. Ani imię, ani adres nie są potrzebne.
privacy-notice-why = Jest to potrzebne do prowadzenia karty. Na wszystko inne pozwalasz powyżej i w każdej chwili możesz to cofnąć.
privacy-notice-how = Imiona, adresy i słowa są szyfrowane kluczem tylko Twoim. Nic nie jest sprzedawane i żaden inny lokal tego nie widzi.
privacy-notice-profiling = { $n ->
    [one] To, co o Tobie powiedziano i zapisano, jest usuwane po { $n } miesiącu.
   *[other] To, co o Tobie powiedziano i zapisano, jest usuwane po { $n } miesiącach.
}
privacy-notice-marketing = { $n ->
    [one] Zgoda na oferty i nowości trwa { $n } miesiąc, chyba że ją odnowisz.
    [few] Zgoda na oferty i nowości trwa { $n } miesiące, chyba że ją odnowisz.
   *[other] Zgoda na oferty i nowości trwa { $n } miesięcy, chyba że ją odnowisz.
}
privacy-notice-rights = Tutaj możesz przeczytać, zabrać i usunąć swoje dane. O poprawienie poproś w lokalu. Jeśli coś jest nie tak, możesz złożyć skargę do Prezesa Urzędu Ochrony Danych Osobowych.
export-title = Co { $shop } wie o Tobie
export-back = Wróć do swoich danych
export-none = Tu jeszcze nic nie ma
export-profile = Ty
export-name = Imię
export-email = E-mail
export-phone = Telefon
export-birthday = Urodziny
export-since = Z nami od
export-tags = Słowa lokalu o Tobie
export-consents = Twoje zgody
export-visits = Kiedy były wizyty
export-refused-scans = Skany, które dotarły później i nie dały pieczątki
export-entries = Twoje pieczątki
export-rewards = Twoje nagrody
export-payments = Wpłaty na rachunek
export-answers = Twoje odpowiedzi
export-cases = Co poszło nie tak
export-notes = Co napisał do Ciebie lokal
export-nudges = Co lokal chciał Ci powiedzieć, i maile

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
    [few] Masz { $n } nowe pieczątki
    [many] Masz { $n } nowych pieczątek
   *[other] Masz { $n } nowej pieczątki
}
claimed-see-card = Zobacz moją kartę

## One sentence and a way on
message-not-found = Pod tym adresem nic nie ma.
message-card-not-found = Nie znamy tej karty. Poproś przy kasie o nową.
message-no-cards = W tym telefonie nie ma jeszcze karty. Zeskanuj plakat przy kasie, a będziesz ją mieć.
message-reward-unknown = Na tej karcie nie ma takiej nagrody.
message-ticket-expired = Ta pieczątka wygasła. Poproś przy kasie o nową.
message-ticket-taken = Ta pieczątka została już odebrana.
message-too-soon = Za wcześnie na kolejną pieczątkę. Wróć później.
message-own-card = Kto pokazuje pieczątkę, nie może jej wziąć. Poproś kogoś z zespołu.
message-not-understood = Nie udało się tego odczytać. Wróć i spróbuj jeszcze raz.
message-unavailable = Nie możemy teraz odpowiedzieć. Spróbuj za minutę.
message-see-card = Zobacz moją kartę
message-try-again = Spróbuj ponownie

## Another phone, and a lost one
card-elsewhere = W innym telefonie
card-browsers = { $n ->
    [0] Nie ma jej jeszcze w żadnym telefonie.
    [one] Jest w jednym telefonie.
    [few] Jest w { $n } telefonach.
    [many] Jest w { $n } telefonach.
   *[other] Jest w { $n } telefonach.
}
card-link-code = Link do tej karty jako kod
card-link-why = Zeskanuj to drugim telefonem. Pokazuj tylko tym, którzy mogą używać Twojej karty: link to karta.
card-safe = Zabezpiecz albo wymień kartę
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
message-way-back = Odzyskaj kartę
message-return-gone = Ten link został już użyty albo ma ponad dziesięć minut. Poproś przy kasie o nowy.
message-replaced-often = Tę kartę wymieniono już tyle razy, ile można. Poproś przy kasie o nową.

## Blank cards to print
sheet-title = Nowe karty: { $shop }
sheet-how = Wydrukuj na A4 w skali 100 % poleceniem przeglądarki i potnij wzdłuż linii. Każda karta czeka na pierwszego klienta, który ją weźmie.
sheet-empty = Na tej stronie nie ma nowych kart.
sheet-card = Pokaż ten kod przy kasie. Twój aparat pokaże Ci pieczątki.

## What shop and customer say to each other
note-from = { $shop } pisze do Ciebie
note-answer = { $shop } odpowiada
note-offer = Oferta od { $shop }
note-seen = Przeczytane
ask-nps = Czy polecisz { $shop } znajomym?
ask-nps-low = Na pewno nie
ask-nps-high = Na pewno tak
ask-csat = Jak było w { $shop }?
ask-csat-low = Źle
ask-csat-high = Bardzo dobrze
ask-score = { $n } z { $most }
ask-later = Nie teraz
thanks-title = Dziękujemy
thanks-said = { $shop } ma Twoje słowa.
thanks-more = Chcesz powiedzieć coś więcej?
thanks-send = Wyślij
thanks-sorry = Przykro nam, że coś było nie tak.
thanks-case = Napisz, co poszło nie tak
case-ask = Coś nie tak?
case-title = Co poszło nie tak?
case-what = Napisz do { $shop } w kilku słowach
case-wants = Czy mamy Ci odpowiedzieć?
case-wants-yes = Tak, odpowiedź pojawi się na mojej karcie
case-wants-no = Nie, wystarczy, że wiecie
case-send = Wyślij
case-open = Twoja wiadomość z dnia { $date } jest już u nas.
case-solved = Twoja sprawa jest załatwiona od dnia { $date }.
case-who-reads = Czyta to tylko { $shop }; wiadomość jest zaszyfrowana.
case-empty = Napisz, co poszło nie tak, a potem wyślij.
case-too-long = To więcej niż 2000 liter albo są tu znaki, których nie da się pokazać. Skróć tekst.
case-too-many = Stąd można wysłać trzy wiadomości dziennie. Przyjdź do kasy albo spróbuj jutro.

## Posters to print
poster-title = Plakat: { $shop }
poster-how-a4 = Wydrukuj na A4 w skali 100 % poleceniem przeglądarki i powieś tam, gdzie się płaci.
poster-how-a6 = Wydrukuj na A6 w skali 100 % poleceniem przeglądarki i postaw przy kasie.
poster-how-tent = Wydrukuj na A4 w skali 100 % poleceniem przeglądarki i złóż w połowie: stoi na stoliku i czyta się go z obu stron.
poster-tent = Na stolik
poster-code = Kod do założenia karty
poster-type = albo wpisz
