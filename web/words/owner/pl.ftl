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
team-change = Imię i rola
team-change-do = Zapisz imię i rolę
team-changed = Imię i rola są zapisane.
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
owner-proof-why = To tylko dla Ciebie, więc pokaż jeszcze raz, że to Ty. Wystarczy na dziesięć minut.
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
owner-saved = Zapisano
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

## Biuro: jego ekrany
owner-numbers = Liczby
owner-customers = Klienci
owner-inbox = Skrzynka
owner-programs = Programy
owner-posters = Plakaty
owner-goals = Cele
owner-calculator = Kalkulator
owner-settings = Ustawienia
owner-exports = Eksport
owner-keys = Klucze API
owner-fraud = Do sprawdzenia
owner-audit = Dziennik
owner-more = Więcej

## Biuro: jak ma się klient
owner-light-green = w porządku
owner-light-yellow = warto spojrzeć
owner-light-red = zaraz odejdzie
owner-light-gone = już nie przychodzi
