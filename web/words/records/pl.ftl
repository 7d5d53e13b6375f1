## Klucze dla maszyn
records-keys-what = Klucz wpuszcza kasę, sklep internetowy albo arkusz bez człowieka. Daj każdemu własny, żeby móc go odebrać osobno.
records-keys-none = Nie ma żadnego klucza. Zrób go, gdy kasa, sklep internetowy albo arkusz ma rozmawiać z timbro.
records-keys-dead = { $n ->
    [one] Jeden odwołany klucz
    [few] { $n } odwołane klucze
    [many] { $n } odwołanych kluczy
   *[other] { $n } odwołanego klucza
}
records-key-make = Nowy klucz
records-key-make-do = Zrób klucz
records-key-name = Do czego służy?
records-key-mode = Co otwiera?
records-mode-live = Prawdziwy
records-mode-live-why = Twój lokal z jego klientami
records-mode-test = Próbny
records-mode-test-why = bliźniak lokalu, w którym nic nie jest prawdziwe
records-key-scopes = Co może robić?
records-scope-counter = Lada
records-scope-counter-why = skanować karty, wydawać nagrody, szukać osób
records-scope-owner = Biuro
records-scope-owner-why = wszystko, co Ty: liczby, klienci, programy, klucze
records-key-no-scope = Wybierz przynajmniej jedno: klucz, który nic nie może, na nic się nie przyda.
records-key-expires = Ostatni dzień (puste pole: ważny bez końca)
records-key-place = Miejsce
records-key-used = Ostatnio użyty { $date }
records-key-unused = Nigdy nieużyty
records-key-made-on = zrobiony { $date }
records-key-until = Ważny do { $date }
records-key-over = Nieważny od { $date }
records-key-revoked = Odwołany { $date }
records-key-old = Stary sekret jest ważny do { $date }
records-key-rotate = Nowy sekret
records-key-rotate-what = Nowy sekret dla „{ $name }”
records-key-rotate-do = Zrób nowy sekret
records-key-overlap = Przez ile godzin stary jest jeszcze ważny?
records-key-overlap-why = Tak długo, żeby zdążyć wpisać nowy w miejsce starego. 0, jeśli stary ma ktoś obcy: wtedy kończy się od razu.
records-key-revoke-what = Odwołaj „{ $name }”
records-key-revoke-why = Wszystko, co używa tego klucza, dostanie odmowę od następnego żądania. Odwołany klucz nie wraca.
records-secret = Sekret klucza „{ $name }”
records-secret-once = Widać go tylko teraz. Wpisz go tam, gdzie jest potrzebny, zanim pójdziesz dalej.
records-secret-copy = Skopiuj sekret
records-secret-copied = Skopiowano.
records-secret-why = Kto go ma, może to, co klucz. Nie wysyłaj go czatem ani pocztą i nie wieszaj przy ladzie.
records-secret-lost = Klucz jest, ale jego sekret został już raz wysłany i tu nie dotarł. Daj mu nowy sekret.
records-secret-done = Mam go w bezpiecznym miejscu

## Listy
records-more = Pokaż więcej
records-from = Od
records-to = Do
records-yes = tak
records-no = nie

## Dziennik
records-audit-what = Kto zrobił coś ważnego i kiedy, od najnowszych. Niczego nie można tu zmienić, nawet Ty nie możesz.
records-audit-action = Co zrobiono
records-audit-any = Cokolwiek
records-audit-none = W te dni niczego takiego nie zrobiono.
records-audit-empty = Nic tu jeszcze nie zapisano.
records-audit-all = Pokaż wszystko
records-audit-how = Przed i po
records-audit-changed = { $before } → { $after }
records-audit-subject = Dotyczy
records-audit-number = Numer w dzienniku
records-actor-customer = Klient
records-actor-staff = Ktoś z zespołu
records-actor-device = Urządzenie
records-actor-key = Klucz API
records-actor-automation = Samo z siebie
records-actor-system = timbro

records-did-owner-set-up = Właściciel zapisany
records-did-owner-reset = Biuro zamknięte na serwerze
records-did-signed-in = Zalogowanie
records-did-sign-in-failed = Nieudane zalogowanie
records-did-signed-out = Wylogowanie
records-did-session-revoked = Sesja zakończona z innego miejsca
records-did-stepped-up = Ponowne potwierdzenie tożsamości
records-did-step-up-failed = Nieudane potwierdzenie tożsamości
records-did-password-changed = Zmiana hasła
records-did-totp-confirmed = Aplikacja do kodów włączona
records-did-totp-removed = Aplikacja do kodów wyłączona
records-did-recovery-renewed = Nowe kody odzyskiwania
records-did-passkey-added = Klucz dostępu dodany
records-did-passkey-removed = Klucz dostępu usunięty
records-did-pin-locked = Za dużo błędnych PIN-ów
records-did-device-enrolled = Urządzenie zarejestrowane
records-did-device-revoked = Urządzenie odwołane
records-did-staff-added = Nowa osoba w zespole
records-did-pin-set = PIN ustawiony
records-did-staff-ended = Ktoś odszedł z zespołu
records-did-staff-changed = Zmiana imienia lub roli
records-did-shop-changed = Zmiana danych lokalu
records-did-location-added = Nowe miejsce
records-did-location-renamed = Zmiana nazwy miejsca
records-did-customer-changed = Poprawione dane klienta
records-did-own-card-linked = Własna karta powiązana
records-did-own-card-unlinked = Powiązanie własnej karty usunięte
records-did-scan-refused = Spóźniony skan odrzucony
records-did-visit-voided = Wizyta cofnięta
records-did-visit-refunded = Zwrot
records-did-reward-overridden = Nagroda na słowo kierownika
records-did-gift-given = Prezent
records-did-stamps-adjusted = Pieczątki poprawione ręcznie
records-did-stamps-opened = Pieczątki przejęte z papierowej karty
records-did-key-made = Klucz zrobiony
records-did-key-rotated = Nowy sekret klucza
records-did-key-revoked = Klucz odwołany
records-did-program-made = Program założony
records-did-program-changed = Zmiana zasad programu
records-did-program-status-set = Program wstrzymany, wznowiony lub zakończony
records-did-settings-changed = Zmiana ustawień
records-did-notes-written = Wiadomość do wielu
records-did-logo-changed = Zmiana logo
records-did-colour-changed = Zmiana koloru
records-did-exported = Dane wydane
records-did-customer-erased = Klient usunięty
records-did-consent-changed = Zmiana zgody
records-did-cards-merged = Dwie karty połączone
records-did-merge-undone = Karty znów rozdzielone
records-did-card-replaced = Karta wymieniona
records-did-code-keys-rotated = Nowe klucze kodów

records-datum-amount = Kwota w najmniejszych monetach
records-datum-card = Karta
records-datum-closures = Okresy zamknięcia
records-datum-counter = Przy ladzie
records-datum-day-end = Dzień kończy się po północy, minuty
records-datum-device-seq = Numer na urządzeniu
records-datum-epoch = Wydanie karty
records-datum-colour = Własny kolor
records-datum-logo = Własne logo
records-datum-head = Koniec łańcucha karty
records-datum-given = Zgoda
records-datum-browser = Znana przeglądarka
records-datum-kind = Jaki rodzaj
records-datum-marketing = Miesiące przechowywania, dla ofert
records-datum-overlap = Godziny, gdy ważne są oba
records-datum-owner = W biurze
records-datum-privacy = Własne słowa o prywatności
records-datum-profiling = Miesiące przechowywania, z imieniem
records-datum-program = Program
records-datum-purpose = W jakim celu
records-datum-question = Pytanie
records-datum-reason = Dlaczego
records-datum-scanned = Zeskanowano
records-datum-signs = Podpisuje kluczem
records-datum-stamps = Pieczątki
records-datum-status = Stan
records-datum-units = Zwrócone sztuki
records-datum-version = Wersja
records-datum-visit = Wizyta
records-datum-window = Dni, po których klient jest stracony
records-datum-written = Napisano do
records-datum-wrong = Błędne próby
records-reason-own-card = To własna karta
records-reason-cool-down = Podbita chwilę wcześniej
records-reason-daily-cap = Wszystkie pieczątki tego dnia
records-reason-code-unknown = To nie kod tego lokalu
records-reason-code-replaced = Karta ma nowszy wydruk
records-reason-forged = Kod nie jest prawdziwy
records-status-running = działa
records-status-paused = wstrzymany
records-status-ended = zakończony

## Warto spojrzeć
records-fraud-window = Które dni?
records-fraud-four-weeks = Ostatnie cztery tygodnie
records-fraud-three-months = Ostatnie trzy miesiące
records-fraud-year = Ostatni rok
records-fraud-own-days = Dni, które wybiorę
records-fraud-days = Od { $from } do { $to }
records-fraud-nobody = W te dni nikt nie pracował, więc nie ma na co patrzeć.
records-fraud-nothing = Wszystko jak zwykle. Nic tu nie wymaga Twojej uwagi.
records-fraud-count = { $n ->
    [one] Na jedną rzecz warto spojrzeć.
    [few] Na { $n } rzeczy warto spojrzeć.
    [many] Na { $n } rzeczy warto spojrzeć.
   *[other] Na { $n } rzeczy warto spojrzeć.
}
records-fraud-why = Z czego się to bierze
records-fraud-chance = Sam przypadek dałby to raz na { $n } razy.
records-fraud-chance-least = Sam przypadek prawie nigdy by tego nie dał: rzadziej niż raz na milion razy.
records-fraud-value = Liczba tej osoby
records-fraud-usual = Zwykle
records-fraud-formula = Wzór
records-fraud-card = Karta:
records-fraud-rows = { $n ->
    [one] Stoi za tym jeden wiersz. Znajdziesz go po numerze w tabelach:
    [few] Stoją za tym { $n } wiersze. Znajdziesz je po numerach w tabelach:
    [many] Stoi za tym { $n } wierszy. Znajdziesz je po numerach w tabelach:
   *[other] Stoi za tym { $n } wiersza. Znajdziesz je po numerach w tabelach:
}
records-people = Liczby wszystkich
records-people-what = Kto odbiega od środka, może mieć po prostu inne zmiany.
records-median = Pośrodku
records-per-hour = Skany na godzinę
records-scans = Skany
records-hours = Godziny
records-days = Dni
records-voids = Cofnięte
records-overrides = Na słowo
records-refunds = Zwroty
records-late = Spóźnione
records-refused = Spóźnione, odrzucone
records-while-closed = Przy zamkniętym lokalu
records-input-shifts = Zmiany
records-input-cards = Karty stemplowane prawie tylko przez tę osobę
records-input-cards-of-others = To samo u innych
records-input-expected = Skany innych o tych samych godzinach
records-input-count = Ile razy
records-input-count-of-others = Ile razy, inni
records-input-of-others = U innych, razem

## Eksport
records-exports-what = Wszystko jest Twoje i możesz to zabrać. CSV otworzysz wszędzie, XLSX w Excelu, Numbers lub LibreOffice.
records-exports-tables = Tabele lokalu
records-exports-report = Tabele raportu
records-exports-report-what = Ostatnie dwanaście miesięcy, już policzone.
records-rows = { $n ->
    [0] Pusta
    [one] Jeden wiersz
    [few] { $shown } wiersze
    [many] { $shown } wierszy
   *[other] { $shown } wiersza
}
records-file-what = { $name } jako { $kind }
records-table-customers = Klienci
records-table-visits = Wizyty
records-table-entries = Pieczątki, wpis po wpisie
records-table-rewards = Nagrody
records-table-programs = Programy
records-table-answers = Odpowiedzi
records-table-cases = Sprawy
records-table-notes = Wiadomości i oferty
records-table-payments = Płatności
records-table-refunds = Zwroty
records-table-staff = Zespół
records-table-devices = Urządzenia
records-table-audit = Dziennik
records-table-months = Wszystkie liczby według miesięcy
records-table-long-periods = Kwartały i lata
records-table-cohorts = Kto kiedy przyszedł pierwszy raz i został
records-table-funnel = Od pierwszej wizyty do dziesiątej
records-table-revenue = Pieniądze z miesiąca na miesiąc
records-table-time-between = Dni między wizytami
records-table-traffic-light = Klienci według świateł
records-table-rfm = Klienci: jak dawno, jak często, za ile
records-table-hours = Wizyty według godzin
records-table-weekdays = Wizyty według dni tygodnia
