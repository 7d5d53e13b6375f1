# Polski: klienci, ich lista i strona jednego.

## Lista
customers-find = Znajdź klienta
customers-find-how = Imię, adres, numer, krótki kod albo id.
customers-segment = Pokaż
customers-all = Wszyscy
customers-by-light = Jak z nimi jest
customers-by-visits = Jak przychodzą
customers-new = Nowi w ostatnich 30 dniach
customers-regular = Stali klienci
customers-by-tag = Twoje etykiety
customers-by-month = Pierwszy raz w miesiącu
customers-nameless = Karta bez imienia · { $code }
customers-nameless-bare = Karta bez imienia
customers-last = ostatnio { $day }
customers-never = jeszcze bez wizyty
customers-rhythm = { $n ->
    [one] przychodzi codziennie
    [few] przychodzi co { $days } dni
    [many] przychodzi co { $days } dni
   *[other] przychodzi co { $days } dnia
}
customers-more = Pokaż więcej
customers-nobody = Nikogo nie znaleziono. Może pisze się inaczej?
customers-none-such = Teraz nikogo takiego nie ma.
customers-none = Nikt nie ma jeszcze karty. Postaw plakat na ladzie, a pierwsza osoba będzie tu dzisiaj.

## Ktoś nowy
customers-add = Dodaj klienta
customers-add-why = Nic nie trzeba wypełniać: karta jest od razu. Wpisz tylko to, co sami chcą Ci powiedzieć.
customers-add-do = Załóż kartę
customers-name = Imię
customers-email = E-mail
customers-phone = Telefon
customers-birthday = Urodziny
customers-birthday-day = Dzień
customers-birthday-month = Miesiąc
customers-birthday-year = Rok, jeśli podany

## Wiadomość albo oferta do wielu
customers-write = Napisz do nich
customers-write-kind = Co to jest?
customers-write-note = Wiadomość
customers-write-note-why = na przykład: w poniedziałek zamknięte
customers-write-offer = Oferta
customers-write-offer-why = tylko do tych, którzy chcą ofert i nowości
customers-write-text = Co będzie na ich kartach
customers-write-until = Widoczne do (jeśli chcesz)
customers-write-do = Umieść na ich kartach
customers-written = { $n ->
    [0] Nie ma tego na żadnej karcie.
    [one] Jest już na jednej karcie.
    [few] Jest już na { $n } kartach.
   *[many] Jest już na { $n } kartach.
}
customers-left-out = { $n ->
    [one] Jedna osoba została pominięta.
    [few] Pominięto { $n } osoby.
   *[many] Pominięto { $n } osób.
}
customers-left-out-offer = Nie zgodzili się na oferty i nowości albo mają ją na swojej drugiej karcie.
customers-left-out-note = Wyłączyli takie wiadomości albo mają ją na swojej drugiej karcie.
customers-close = Zamknij

## Jeden klient
customers-back = Wszyscy klienci
customers-one = Klient
customers-since = Klient od { $date }
customers-unseen = Jeszcze bez wizyty, albo ta osoba nie chce być liczona z imienia.
customers-greet = Przywitaj
customers-gift = Daj prezent
customers-note = Napisz wiadomość
customers-mail = Napisz e-⁠mail

## Karta
customers-card = Karta
customers-short = Krótki kod { $code }
customers-page = strona karty
customers-also = { $code } jest z nią połączona: jej kody dalej działają.
customers-no-reward = Żadna nagroda nie czeka.
customers-reward = Gotowe: { $reward }
customers-reward-since = od { $date }
customers-reward-until = ważne do { $date }
customers-story = Skąd tyle pieczątek?
customers-story-none = Jeszcze bez pieczątek.
customers-story-open = Przeniesione
customers-story-earn = Wizyta
customers-story-issue = Zdobyta nagroda
customers-story-redeem = Wykorzystana nagroda
customers-story-void = Cofnięte
customers-story-refund = Zwrot
customers-story-adjust = Poprawione
customers-story-gift = Prezent
customers-story-expire = Wygasły
customers-held-cool-down = za szybko po ostatniej pieczątce
customers-held-daily-cap = miała już wszystkie pieczątki dnia
customers-held-not-given = ten program nie dał żadnej
customers-reverses = cofa wiersz { $number }
customers-older = Starsze
customers-adjust = Popraw pieczątki
customers-program = Program
customers-adjust-way = Co zrobić?
customers-adjust-give = Dodaj pieczątki
customers-adjust-take = Zabierz pieczątki
customers-adjust-stamps = Ile
customers-reason = Powód
customers-adjust-why = Powód zostaje w historii karty.
customers-adjust-do = Popraw
customers-lost = Wymień zgubioną kartę
customers-lost-what = Wydruki, strona i żywe kody tej karty od razu przestają działać. Pieczątki i nagrody zostają.
customers-lost-reason = Karta zgubiona
customers-lost-do = Wymień
customers-way-back = Pokaż drogę powrotną
customers-way-back-first = Na nowy telefon. Najpierw obejrzyj wydrukowaną kartę albo zapytaj o krótki kod: kto zeskanuje kod, ten ma kartę.
customers-way-back-do = Pokaż kod
customers-way-back-how = Nowy telefon skanuje to raz, do { $time }.
customers-way-back-code = Kod, który prowadzi z powrotem do karty
customers-way-back-link = Albo otwórz link na tamtym telefonie

## Liczby
customers-figures = Liczby
customers-figure-shop = Dla całego lokalu
customers-stands = Kim jest dla lokalu
customers-stands-how = Oceny od 1 do 5 wśród wszystkich klientów roku: { $recency } za to, jak niedawno, { $frequency } za to, jak często, { $money } za wydatki.
customers-comes = Jak często
customers-comes-how = Środkowa z ostatnich dziesięciu przerw między dniami wizyt, w dniach, gdy było otwarte.
customers-last-name = Ostatnia wizyta
customers-last-how = { $idle ->
    [0] Od tego czasu nie minął żaden dzień otwarcia.
    [one] Od tego czasu minął jeden dzień otwarcia.
    [few] Od tego czasu minęły { $idle } dni otwarcia.
   *[many] Od tego czasu minęło { $idle } dni otwarcia.
} Po { $window } bez wizyty klient liczy się jako utracony.
customers-visits = Wizyty
customers-visits-how = { $n ->
    [one] W jednym dniu, { $date }.
   *[other] W { $n } dniach od { $date }.
}
customers-visits-month = To { $n } na trzydzieści dni otwarcia.
customers-spent = Wydane
customers-spent-how = { $gross } przy { $known } z { $visits } wizyt ze znaną kwotą, minus { $refunds } zwrotów.
customers-per-visit = Na wizytę
customers-per-visit-how = { $gross } podzielone przez wizyty ze znaną kwotą: { $known }. Bez odejmowania zwrotów.
customers-growth = Ostatnie 90 dni
customers-growth-how = { $before } w 90 dniach wcześniej.
customers-growth-rate = To zmiana o { $share }.
customers-chance = Szansa na wizytę
customers-chance-how = Że przyjdzie choć raz w ciągu { $n } dni, jak dotąd osoby o tym rytmie.
customers-last-answer = Ostatnia odpowiedź
customers-last-answer-how = Z dnia { $date }.
customers-score = { $score } z { $most }

## Co zrobiono, powiedziano i napisano
customers-done = Co było zrobione i co z tego wynikło
customers-done-nothing = Jeszcze nic. Przywitanie nic nie kosztuje.
customers-did-greet = Przywitanie przy ladzie
customers-did-gift = Prezent
customers-did-note = Wiadomość na karcie
customers-did-mail = E-mail
customers-came-greeted = Przywitanie { $date }.
customers-came-seen = Przeczytane { $date }.
customers-came-used = Wykorzystany { $date }.
customers-came-back = { $n ->
    [0] Wizyta tego samego dnia.
    [one] Wizyta po jednym dniu, { $date }.
    [few] Wizyta po { $n } dniach, { $date }.
   *[many] Wizyta po { $n } dniach, { $date }.
}
customers-came-nothing = Na razie nic z tego nie wynikło.
customers-told = Co stało na karcie
customers-told-nothing = Nic jeszcze do nich nie napisano.
customers-told-note = Wiadomość
customers-told-answer = Odpowiedź
customers-told-offer = Oferta
customers-seen = odłożone { $date }
customers-not-seen = jeszcze nie odłożone
customers-said = Co powiedzieli
customers-said-nothing = Jeszcze bez pytania albo bez odpowiedzi.

## Kim są
customers-about = O nich
customers-not-told = nie podano
customers-change = Zmień
customers-allows = Na co się zgadzają
customers-allows-service = Wiadomości o własnej karcie
customers-allows-marketing = Oferty i nowości
customers-allows-profiling = Rozpoznawanie stałego klienta
customers-allows-surveys = Pytania, jak było
customers-allows-yes = tak, od { $date }
customers-allows-no = nie, od { $date }
customers-allows-why = To ich decyzja. Zmieniają ją na karcie, w „Twoje dane”.
customers-allows-nothing = Nic jeszcze nie powiedzieli. Robią to na karcie, w „Twoje dane”.
customers-tags = Twoje etykiety
customers-tags-none = Jeszcze żadnej. Dzięki etykiecie znajdziesz ich razem: taras, hurt, chór poniedziałkowy.
customers-tag = Kolejna etykieta
customers-tag-add = Dodaj

## Jedna osoba z dwiema kartami
customers-merges = Dwie karty, jedna osoba
customers-merges-none = O ile wiemy, mają tu jedną kartę.
customers-merged-on = połączone { $date }
customers-parted-on = rozdzielone { $date }
customers-part = Rozdziel z powrotem
customers-merge = Połącz z inną kartą
customers-merge-who = Kto jest tą samą osobą? Wystarczą dwie litery imienia.
customers-merge-which = Która karta zostaje?
customers-merge-what = Pieczątki z karty { $gone } przejdą na kartę { $kept }, ze swoimi datami. Nagrody zostają, a kody obu kart dalej działają.
customers-merge-undo = Żadna suma się nie zmienia i można to tutaj cofnąć.
customers-merge-do = To jedna osoba
customers-unmerged-same = To jedna i ta sama karta.
customers-unmerged-blank = Jedna z kart jest pusta: najpierw trzeba ją raz zeskanować.
customers-unmerged-has-taken-in = Z kartą, która ma zniknąć, połączono już inne. Niech to ona zostanie albo najpierw je rozdziel.
customers-unmerged-too-many = Z kartą, która zostaje, połączono już dziesięć.
customers-unmerged-versions = Te dwie karty zbierają według różnych zasad programu i żadne nie są dla nich lepsze. Połącz je, gdy jedna będzie pełna.
customers-unmerged-parted = Te karty już rozdzielono.
customers-unmerged-merged = Tę kartę połączono z inną. Zrób to na tamtej albo najpierw je rozdziel.

## Dane
customers-data = Ich dane
customers-export-why = Wszystko, co o nich wiesz, w jednym pliku. Mogą o to poprosić w każdej chwili.
customers-export = Pobierz jako JSON
customers-forget = Zapomnij tę osobę
customers-forget-what = Imię, adresy, słowa i karty ({ $name }) znikną z każdej kopii danych. To, co zarobiono i wydano, zostaje w Twoich sumach bez nazwiska. Nie da się tego cofnąć.
customers-forget-type = Dla pewności wpisz: { $word }
customers-forget-do = Zapomnij na zawsze
