## The counter
counter-title = Kasa
counter-ready = Zeskanuj kartę.
counter-code = Kod
counter-stamps = Pieczątki
counter-more = Jedna pieczątka więcej
counter-fewer = Jedna pieczątka mniej
counter-send = Podbij
counter-all-confirmed = wszystko potwierdzone
counter-waiting = { $n ->
    [one] { $n } niepotwierdzone
    [few] { $n } niepotwierdzone
   *[other] { $n } niepotwierdzonych
}
counter-offline = bez sieci
counter-late = Odrzucone później
counter-wanted = Zeskanuj telefon: { $reward }
counter-wanted-how = Klient otwiera swoją kartę i pokazuje ją do aparatu.
counter-wanted-not = Nie teraz
counter-code-like = Krótki kod
counter-stamp-one = 1 pieczątka
counter-amount = Kwota
counter-units = Ile sztuk
counter-units-n = { $n ->
    [one] { $n } sztuka
    [few] { $n } sztuki
   *[other] { $n } sztuk
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
camera-denied = Brak zgody na aparat.
camera-denied-how = Dotknij znaku obok adresu, zezwól na aparat i spróbuj ponownie. Do tego czasu wystarczy wpisany kod albo skaner USB.
camera-none = Tu nie ma aparatu.
camera-none-how = Wpisz krótki kod spod kodu karty albo użyj skanera USB: pisze sam.
camera-taken = Coś innego używa aparatu.
camera-taken-how = Zamknij drugą aplikację lub kartę, która go używa, i spróbuj ponownie.
camera-insecure = Bez HTTPS nie ma aparatu.
camera-insecure-how = Przeglądarki dają go tylko stronom z HTTPS. Wpisane kody, skaner USB i „Pokaż kod” tu działają.
camera-https = Jak włączyć HTTPS
camera-photo = Odczytaj zdjęcie

## Wejście do kasy
counter-kept-of = { $n ->
    [one] { $name }: jeden skan czeka na PIN.
    [few] { $name }: { $n } skany czekają na PIN.
    [many] { $name }: { $n } skanów czeka na PIN.
   *[other] { $name }: { $n } skanu czeka na PIN.
}
counter-lock = Zablokuj
counter-open-still = Brak połączenia. Kasa zostaje otwarta, bo nikt nie mógłby do niej wrócić.
