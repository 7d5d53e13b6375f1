## Any page
stamps-to-go = { $n ->
    [one] brakuje { $n } pieczątki
   *[other] brakuje { $n } pieczątek
}

## The counter
counter-title = Kasa
counter-ready = Zeskanuj kartę.
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
counter-last = Pokaż ponownie
counter-unchecked = To urządzenie nie mogło samo sprawdzić kodu. Zrobi to serwer.
counter-undo = Cofnij
counter-undo-reason = Cofnięte przy kasie
counter-undone = Cofnięto
counter-not-undone = Nie cofnięto
counter-one-more = Jeszcze jedna
counter-next = Następna karta
counter-redeem = Wydaj: { $reward }
counter-redeemed = Wydano. Smacznego!
counter-not-redeemed = Nie wydano
counter-wanted = Zeskanuj telefon: { $reward }
counter-wanted-how = Klient otwiera swoją kartę i pokazuje ją do aparatu.
counter-wanted-not = Nie teraz
counter-code-like = Krótki kod albo wklejony
counter-stamp-one = 1 pieczątka
counter-amount = Kwota
counter-units = Ile sztuk
counter-units-n = { $n ->
    [one] { $n } sztuka
    [few] { $n } sztuki
   *[many] { $n } sztuk
}
counter-tools = Co jeszcze
counter-type = Wpisz kod
counter-people = Znajdź
counter-ticket = Pokaż kod
counter-menu = Więcej

## Aparat
camera-asking = Otwieram aparat…
camera-asking-how = Jeśli przeglądarka zapyta, zezwól.
camera-light = Światło
camera-dark = Tu jest za ciemno. Obróć się do światła albo rozjaśnij ekran telefonu.
camera-dark-light = Tu jest za ciemno. Włącz światło.
camera-blind = Aparat widzi, ale nie udało się wczytać tego, co czyta kody. Ponawiamy; wpisywanie działa.
camera-denied = Aparat nie jest dozwolony.
camera-denied-how = Dotknij znaku obok adresu, zezwól na aparat i spróbuj ponownie. Do tego czasu wystarczy wpisany kod albo skaner USB.
camera-none = Tu nie ma aparatu.
camera-none-how = Wpisz krótki kod spod kodu karty albo użyj skanera USB: pisze sam.
camera-taken = Coś innego używa aparatu.
camera-taken-how = Zamknij drugą aplikację lub kartę, która go używa, i spróbuj ponownie.
camera-insecure = Bez HTTPS nie ma aparatu.
camera-insecure-how = Przeglądarki dają go tylko stronom z HTTPS. Wpisane kody, skaner USB i „Pokaż kod” tu działają.
camera-https = Jak mieć HTTPS
camera-photo = Odczytaj zdjęcie

## Kogo i czemu pozdrowić
greet-first = Pierwsza wizyta. Powitaj.
greet-away = { $n ->
    [one] Pierwsza wizyta od jednego dnia. Przywitaj się.
    [few] Pierwsza wizyta od { $n } dni. Przywitaj się.
   *[many] Pierwsza wizyta od { $n } dni. Przywitaj się.
}
greet-unhappy = Ostatnio wyszło nie tak. Zapytaj, jak jest dziś.
greet-case = Coś poszło źle i nadal nie jest rozwiązane. Powiedz, że wiesz.

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
problem-code-replaced = Ten wydruk jest nieważny: karta ma nowszy. Znajdź klienta.
problem-code-may-not-redeem = Drukowany kod zbiera, ale nie wydaje nagród. Zeskanuj żywy kod z telefonu.
problem-code-expired = Ten kod jest za stary albo już użyty. Poproś o nowy na telefonie i zeskanuj ponownie.
problem-code-foreign = To nie jest kod timbro. Poproś o kartę klienta.
problem-code-damaged = Tego kodu nie da się odczytać w całości. Trzymaj go płasko i w dobrym świetle albo wpisz krótki kod spod niego.
problem-code-misspelt = Jeden znak tego krótkiego kodu jest zły. Porównaj i wpisz ponownie.
problem-code-is-ticket = Ten kod jest dla aparatu klienta. Sam daje mu pieczątkę.
problem-code-not-in-photo = Na tym zdjęciu nie widać kodu. Zrób je z bliska i przy lepszym świetle.
problem-reward-redeemed = Ta nagroda została już użyta.
problem-reward-expired = Czas tej nagrody minął.
problem-override-refused = PIN jest zły albo właściciel na to tu nie pozwala.
problem-stamps-spent = Te pieczątki zapłaciły za nagrodę, która została już użyta.
problem-visit-void = To już zostało cofnięte.
