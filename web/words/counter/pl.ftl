## Any page
stamps-to-go = { $n ->
    [one] brakuje { $n } pieczątki
   *[other] brakuje { $n } pieczątek
}

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
