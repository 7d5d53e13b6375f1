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

## O co klient może zapytać w swojej sprawie
privacy-title = Twoje dane w { $shop }
privacy-open = Twoje dane
privacy-back = Wróć do karty
privacy-switches = Na co pozwalasz
privacy-service-messages = Wiadomości o Twojej karcie
privacy-service-messages-why = Gotowa nagroda, pieczątki, które wkrótce wygasną.
privacy-marketing = Oferty i nowości
privacy-marketing-why = Od czasu do czasu i od nikogo innego.
privacy-profiling = Rozpoznawanie jako stały klient
privacy-profiling-why = Sklep widzi pod Twoim imieniem, jak często przychodzisz, chyba że to wyłączysz.
privacy-surveys = Pytania, jak było
privacy-surveys-why = Jedno pytanie po wizycie. Nigdy nie musisz odpowiadać.
privacy-on = Włączone.
privacy-off = Wyłączone.
privacy-on-since = Włączone od { $date }.
privacy-off-since = Wyłączone od { $date }.
privacy-turn-on = Włącz
privacy-turn-off = Wyłącz
privacy-have = Co wie sklep
privacy-have-why = Wszystko jest tutaj, do przeczytania i do zabrania.
privacy-read = Przeczytaj
privacy-download = Pobierz jako JSON
privacy-forget = Bycie zapomnianym
privacy-forget-why = Twoje imię, Twoje słowa i Twoja karta zostaną od razu i na zawsze usunięte. Pieczątki i nagrody na karcie przepadną.
privacy-forget-open = Zapomnijcie mnie…
privacy-forget-title = Czy { $shop } ma o Tobie zapomnieć?
privacy-forget-yes = Tak, zapomnijcie mnie
privacy-forget-no = Nie, zachowuję kartę
privacy-forgotten = Zapomniano o Tobie. Ta karta już nie działa.
privacy-notice = Jak { $shop } traktuje Twoje dane
privacy-notice-what = Administratorem Twoich danych jest { $shop }. Przechowuje, kiedy przychodzisz, co zbierasz i wykorzystujesz oraz co o sobie mówisz. Ani imię, ani adres nie są potrzebne.
privacy-notice-why = Jest to potrzebne do prowadzenia karty. Na wszystko inne pozwalasz powyżej i w każdej chwili możesz to cofnąć.
privacy-notice-how = Imiona, adresy i słowa są szyfrowane kluczem tylko Twoim. Nic nie jest sprzedawane i żaden inny sklep tego nie widzi.
privacy-notice-profiling = { $n ->
    [one] To, co o Tobie powiedziano i zapisano, jest usuwane po { $n } miesiącu.
   *[other] To, co o Tobie powiedziano i zapisano, jest usuwane po { $n } miesiącach.
}
privacy-notice-marketing = { $n ->
    [one] Zgoda na oferty i nowości trwa { $n } miesiąc, chyba że ją odnowisz.
    [few] Zgoda na oferty i nowości trwa { $n } miesiące, chyba że ją odnowisz.
   *[other] Zgoda na oferty i nowości trwa { $n } miesięcy, chyba że ją odnowisz.
}
privacy-notice-rights = Tutaj możesz przeczytać, zabrać i usunąć swoje dane. O poprawienie poproś sklep. Jeśli coś jest nie tak, możesz złożyć skargę do Prezesa Urzędu Ochrony Danych Osobowych.
export-title = Co { $shop } wie o Tobie
export-back = Wróć do swoich danych
export-none = Nic.
export-profile = Ty
export-name = Imię
export-email = E-mail
export-phone = Telefon
export-since = Od kiedy
export-tags = Słowa sklepu o Tobie
export-consents = Na co pozwolono
export-visits = Kiedy były wizyty
export-entries = Twoje pieczątki
export-rewards = Twoje nagrody
export-payments = Wpłaty na rachunek
export-answers = Co zostało powiedziane
export-cases = Co poszło nie tak

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
message-own-card = Kto pokazuje pieczątkę, nie może jej wziąć. Poproś kogoś z zespołu.
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

## Wejście za ladę
counter-stranger = To urządzenie nie jest zarejestrowane.
counter-stranger-how = Poproś właściciela o kod rejestracji: biuro pokazuje go w części „Zespół”. Skieruj na niego aparat tego urządzenia w ciągu dziesięciu minut.
counter-machine = Kasy ani innej maszyny się nie rejestruje: używa API z własnym kluczem.
counter-revoked = Tego urządzenia nie można już używać.
counter-revoked-how = Właściciel je odwołał. Jeśli to pomyłka, poproś o nowy kod rejestracji.
counter-kept = { $n ->
    [one] Przechowujemy tu jeden skan. Zostanie wysłany, gdy urządzenie będzie znów zarejestrowane, a jego autor będzie w pracy.
    [few] Przechowujemy tu { $n } skany. Zostaną wysłane, gdy urządzenie będzie znów zarejestrowane, a ich autor będzie w pracy.
    [many] Przechowujemy tu { $n } skanów. Zostaną wysłane, gdy urządzenie będzie znów zarejestrowane, a ich autor będzie w pracy.
   *[other] Przechowujemy tu { $n } skanu. Zostaną wysłane, gdy urządzenie będzie znów zarejestrowane, a ich autor będzie w pracy.
}
counter-kept-of = { $n ->
    [one] Jeden skan czeka na PIN. Kto: { $name }.
    [few] { $n } skany czekają na PIN. Kto: { $name }.
    [many] { $n } skanów czeka na PIN. Kto: { $name }.
   *[other] { $n } skanu czeka na PIN. Kto: { $name }.
}
counter-enrol-title = Zarejestruj to urządzenie
counter-enrol-why = Stanie się ladą lokalu. Kto tu pracuje, stuka w swoje imię i wpisuje PIN.
counter-enrol-known = Jest już zarejestrowane jako „{ $name }”. Zarejestrowane ponownie zajmie nowe miejsce.
counter-enrol-name = Nazwa tego urządzenia
counter-enrol-name-why = Na przykład „Tablet przy barze”. Puste pole zostawia nazwę wybraną przez właściciela.
counter-enrol-do = Zarejestruj
counter-enrol-skip = Zostaw, jak jest
counter-enrol-dead = Ten kod już wykorzystano albo ma ponad dziesięć minut. Poproś właściciela o nowy.
counter-who = Kto jest w pracy?
counter-nobody = Nikt tu jeszcze nie ma PIN-u. Właściciel dodaje osoby w biurze, w części „Zespół”.
counter-lock = Zablokuj
counter-end = Koniec zmiany
counter-ended = Koniec zmiany. Kto: { $name }.
counter-open-still = Brak połączenia. Lada zostaje otwarta, bo nikt nie mógłby do niej wrócić.
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
pin-locked = Za dużo błędnych PIN-ów na tym urządzeniu.
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

## Biuro: kto tu pracuje
team-title = Zespół
team-people = Osoby
team-nobody = Jeszcze nikogo. Dodaj najpierw siebie: wtedy też możesz obsługiwać.
team-add = Nowa osoba
team-name = Imię
team-role = Co może robić
team-role-staff = Obsługa
team-role-staff-why = pieczątki, nagrody i własne pomyłki z ostatnich 15 minut
team-role-manager = Kierownik
team-role-manager-why = także cofanie i zwroty za innych oraz słowo zamiast kodu
team-role-owner = Właściciel
team-role-owner-why = wszystko, co dzieje się przy ladzie
team-pin = PIN
team-pin-rule = Od 4 do 6 cyfr, ale nie 1234, 0000 ani podobne. Nie mów go nikomu innemu: każdy ma swój.
team-add-do = Dodaj
team-no-pin = jeszcze bez PIN-u
team-pin-new = Ustaw nowy PIN
team-pin-set = Nowy PIN jest ustawiony. Otwarta zmiana się skończyła.
team-card = Własna karta
team-card-why = Krótki kod karty tej osoby jako klienta. Sama nie może jej podbić.
team-card-keep = Powiąż kartę
team-card-known = Własna karta jest powiązana: ta osoba sama nie może jej podbić.
team-card-drop = Usuń powiązanie
team-leave = { $name }: już tu nie pracuje
team-leave-sure = { $name } już tu nie pracuje? Zmiana kończy się od razu, a to, co zrobiono, zostaje.
team-devices = Urządzenia
team-no-device = Żadne urządzenie nie jest jeszcze zarejestrowane.
team-seen = { $place } · ostatnio widziane { $when }
team-revoke = Odwołaj
team-revoke-sure = Odwołać „{ $name }”? Od następnego żądania nie będzie mogło nic zrobić.
team-enrol = Następne urządzenie
team-device-name = Jak się nazywa?
team-enrol-do = Pokaż kod rejestracji
team-scan = Skieruj na ten kod aparat nowego urządzenia. Działa tylko raz.
team-code = Kod rejestracji
team-code-until = Ważny do { $when }.
team-this-device = Zarejestruj właśnie to urządzenie
team-code-hide = Gotowe
team-refused = Tego nie można przyjąć. Sprawdź, co wpisano; PIN nie może być jednym z pierwszych, które każdy by wypróbował.
## The office: a way back in
owner-shop-name = Jak nazywa się lokal?
owner-shop-kind = Jaki to lokal?
owner-kind-cafe = Kawiarnia, bar lub piekarnia
owner-kind-restaurant = Restauracja
owner-kind-shop = Sklep
owner-kind-salon = Salon lub usługi
owner-shop-currency = Waluta
owner-shop-language = Język
owner-shop-zone = Strefa czasowa
owner-open-title = Nowy serwer. Otwórz swój lokal.
owner-open-do = Otwórz lokal
owner-use-passkey = Użyj klucza dostępu
owner-or-password = Albo hasłem
owner-passkey-begin = Dalej z kluczem dostępu
owner-passkey-why = Zalogujesz się palcem, twarzą albo kodem tego urządzenia. Nie ma czego pamiętać i nie ma czego ukraść.
owner-rather-password = Wolę hasło
owner-rather-passkey = Wolę klucz dostępu
owner-passkeys-off-ip-address = Klucze dostępu wymagają nazwy hosta, a ten serwer ma tylko adres IP. Zaloguj się hasłem.
owner-passkeys-off-plain-http = Klucze dostępu wymagają HTTPS, a ten serwer działa bez niego. Zaloguj się hasłem.
owner-passkeys-off-browser = Ta przeglądarka nie zna kluczy dostępu. Zaloguj się hasłem.
owner-passkeys-off-unknown = Nie udało się sprawdzić, czy działają tu klucze dostępu. Hasło działa zawsze.
owner-passkeys-off-other = Pod tym adresem klucze dostępu nie działają. Użyj hasła.
owner-passkey-declined = Nie użyto klucza dostępu. Spróbuj ponownie, kiedy zechcesz.
owner-passkey-there = To urządzenie ma już klucz dostępu do tego lokalu.
owner-passkey-impossible = Ta przeglądarka nie mogła tu użyć klucza dostępu. Wejdź innym sposobem.
owner-passkey-refused = Klucz dostępu nie został przyjęty. Spróbuj jeszcze raz albo wejdź innym sposobem.
owner-proof-title = Czy to Ty?
owner-proof-why = To zmienia sposób logowania, więc pokaż jeszcze raz, że to Ty. Wystarczy na dziesięć minut.
owner-proof-wrong = To się nie zgadza. Spróbuj jeszcze raz.
owner-not-proved = Nic się nie zmieniło: najpierw pokaż, że to Ty.
owner-password-or-code = Hasło albo kod z aplikacji
owner-prove = To ja
owner-cancel = Anuluj
owner-asking = Chwileczkę…
owner-signed-out = Sesja się skończyła. Odśwież stronę, żeby się zalogować.

## The office: security
owner-security = Bezpieczeństwo
owner-passkeys = Klucze dostępu
owner-passkeys-what = Logują Cię palcem, twarzą albo kodem telefonu.
owner-passkeys-none = Nie ma jeszcze klucza dostępu. Z nim logujesz się palcem, twarzą albo kodem telefonu i nikt nie ukradnie hasła.
owner-passkey-add = Dodaj klucz dostępu
owner-passkey-make = Utwórz klucz
owner-passkey-name = Jak nazywasz to urządzenie?
owner-passkey-made = Utworzony { $date }
owner-passkey-used = Ostatnio użyty { $date }
owner-passkey-remove-why = Tym kluczem już się nie zalogujesz. Usuń go też na urządzeniu.
owner-last-way-in = To jedyna droga do środka. Najpierw ustaw hasło albo dodaj inny klucz.
owner-rename = Zmień nazwę
owner-rename-what = Zmień nazwę: { $name }
owner-remove = Usuń
owner-remove-what = Usuń: { $name }
owner-save = Zapisz
owner-password-since = Ustawione { $date }.
owner-no-password = Nie ma go: logujesz się kluczem dostępu.
owner-password-change = Zmień hasło
owner-password-first = Ustaw hasło
owner-new-password = Nowe hasło
owner-password-save = Ustaw to hasło
owner-password-set = Hasło ustawione. { $n ->
    [0] Nikt inny nie był zalogowany.
    [one] Zakończono jedną inną sesję.
    [few] Zakończono { $n } inne sesje.
   *[many] Zakończono { $n } innych sesji.
}
owner-app = Aplikacja z kodami
owner-app-what = Przy haśle aplikacja może prosić o sześć dodatkowych cyfr, żeby skradzione hasło nie wystarczyło. Klucze dostępu kodów nie potrzebują.
owner-app-begin = Skonfiguruj aplikację
owner-app-scan = Zeskanuj to swoją aplikacją z kodami, a potem wpisz, co pokazuje.
owner-app-picture = Kod QR z sekretem dla Twojej aplikacji
owner-app-type = Jesteś właśnie na tym telefonie? Wpisz sekret do aplikacji albo
owner-app-here = otwórz aplikację
owner-app-code = Sześć cyfr, które pokazuje
owner-app-confirm = Włącz
owner-app-since = Od { $date } logowanie hasłem wymaga kodu.
owner-app-remove = Zrezygnuj z aplikacji
owner-app-remove-why = Logowanie hasłem nie będzie już wymagać kodu. Kody zapasowe też przestaną działać.
owner-recovery = Zapisz je
owner-recovery-why = Każdy wpuści Cię jeden raz, gdy aplikacji już nie ma. Widać je tylko teraz, więc trzymaj je na papierze.
owner-recovery-done = Mam je zapisane
owner-recovery-left = { $n ->
    [0] Nie został żaden kod zapasowy. Zrób nowe.
    [one] Został jeden kod zapasowy.
    [few] Zostały { $n } kody zapasowe.
   *[many] Zostało { $n } kodów zapasowych.
}
owner-recovery-renew = Nowe kody zapasowe
owner-recovery-renew-why = Stare przestaną działać.
owner-sessions = Otwarte sesje
owner-sessions-what = Zakończ to, czego nie znasz. Wyleci przy następnym kliknięciu.
owner-session-here = Ta przeglądarka
owner-session-seen = Ostatnio: { $at }
owner-session-unknown = Nieznana przeglądarka
owner-session-end = Zakończ
owner-session-end-what = Zakończ sesję: { $name }
