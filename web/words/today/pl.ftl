# Dziś, to, co otwiera się nad ekranami, cele i kalkulator. Krótko, ciepło i dokładnie.

## Kim się zająć
today-do = Zrób to dziś
today-nobody-late = Nikt się nie oddala. Miłego dnia.
today-nameless = Ktoś bez imienia
today-others = { $n ->
    [one] Jeszcze { $n } osoba się oddala
    [few] Jeszcze { $n } osoby się oddalają
    [many] Jeszcze { $n } osób się oddala
   *[other] Jeszcze { $n } osoby się oddala
}
today-act-answer = Odpowiedz
today-act-greet = Przywitaj
today-act-gift = Prezent
today-act-note = Wiadomość
today-act-mail = E-mail
today-act-for = { $act }: { $name }
today-profile = Wszystko o tej osobie
today-done-greet = Dziś zostawiono powitanie przy kasie
today-done-gift = Dziś dano prezent
today-done-note = Dziś napisano wiadomość
today-done-mail = Dziś napisano e-mail
today-late-said = { $n ->
    [one] { $n } stały klient czeka dużo dłużej niż zwykle. Oprócz niego światła liczą osoby jeszcze bez rytmu, niskie oceny i otwarte skargi.
    [few] { $n } stali klienci czekają dużo dłużej niż zwykle. Oprócz nich światła liczą osoby jeszcze bez rytmu, niskie oceny i otwarte skargi.
    [many] { $n } stałych klientów czeka dużo dłużej niż zwykle. Oprócz nich światła liczą osoby jeszcze bez rytmu, niskie oceny i otwarte skargi.
   *[other] { $n } stałego klienta czeka dużo dłużej niż zwykle. Oprócz nich światła liczą osoby jeszcze bez rytmu, niskie oceny i otwarte skargi.
}

## Jak daleko dochodzą nowi
today-funnel = Nowi: kto wraca
today-funnel-nobody = Od miesiąca do czterech miesięcy temu nie było nikogo nowego, więc nie ma jeszcze kogo śledzić.
today-funnel-said = Ekran pokazuje tylko osoby nowe od miesiąca do czterech miesięcy temu. To obliczenie dotyczy wszystkich.
today-visits = { $n ->
    [one] { $n } wizyta
    [few] { $n } wizyty
    [many] { $n } wizyt
   *[other] { $n } wizyty
}
today-drop = tu tracisz najwięcej: { $much } mniej
today-back = { $n } z { $all } wróciło w ciągu 30 dni.
today-back-share = { $share } z { $all } wróciło w ciągu 30 dni.

## Liczby i cele
today-before = { $month }: { $value }
today-no-goal = Nie ma celu. Wystarczy jedna liczba i jedna data.
today-set-goal = Wyznacz cel
today-goals = Wszystkie cele

## Co z tego wyszło
today-came = Co z tego wyszło
today-came-none = Gdy kogoś przywitasz albo coś podarujesz, tu zobaczysz, czy wrócił.
today-came-refused = Teraz nie można pokazać, co z tego wyszło.
today-past-greet = { $name }: powitanie, { $date }
today-past-gift = { $name }: prezent, { $date }
today-past-note = { $name }: wiadomość, { $date }
today-past-mail = { $name }: e-mail, { $date }
today-came-back = { $n ->
    [0] powrót tego samego dnia
    [one] powrót po { $n } dniu
    [few] powrót po { $n } dniach
    [many] powrót po { $n } dniach
   *[other] powrót po { $n } dnia
}
today-came-used = powrót i prezent wykorzystany
today-came-seen = już to widać na karcie, jeszcze bez powrotu
today-came-not-yet = jeszcze bez powrotu
today-more = Pokaż więcej

## Pusty lokal
today-begin = Stąd do pierwszej pieczątki
today-begin-done = Zrobione.
today-begin-program = Załóż program
today-begin-program-why = „Kup dziesięć, jedna gratis” w niecałą minutę.
today-begin-poster = Wydrukuj plakat
today-begin-poster-why = Klienci go skanują i mają swoją kartę.
today-begin-hangs = Wisi na ścianie
today-begin-device = Podłącz telefon przy ladzie
today-begin-device-why = Dowolny telefon lub tablet z aparatem.
today-begin-stamp = Daj pierwszą pieczątkę
today-begin-stamp-why = Zeskanuj kartę przy ladzie. Spróbuj własną.


## Liczba, otwarta
why-acl-years = Lata, przez które klient zostaje
why-active-at-end = Aktywni na końcu
why-active-at-start = Aktywni na początku
why-aov-net = Netto na wizytę
why-base = Wszyscy
why-base-before = Obrót okresu poprzedniego
why-bought = Coś kupili
why-came-again = Wrócili
why-came-next = Przyszli w następnym miesiącu
why-churned = Nic już nie wydają
why-churned-money = Stracone z tymi, co odeszli
why-contraction = Wydają mniej
why-contraction-money = Mniej od tych, co zostali
why-counted = Policzeni
why-credit-sales = Sprzedane na rachunek
why-customers = Klienci
why-known = Przyszli choć raz
why-days = Dni
why-detractors = Nie polecą (0–6)
why-dormant = Byli wcześniej, teraz nie
why-expansion = Wydają więcej
why-expansion-money = Więcej od tych, co zostali
why-gaps = Przerwy między wizytami
why-gross = Obrót
why-lost = Straceni
why-loyal = Wierni
why-net = Obrót netto
why-new = Nowi
why-new-lost = Nowi i już odeszli
why-new-money = Od nowych klientów
why-not-loyal = Jeszcze nie wierni
why-not-yet = Jeszcze nie wrócili
why-on-account = Kupują na rachunek
why-once = Przyszli raz
why-passives = Niezdecydowani (7–8)
why-paying = Z kwotą
why-promoters = Polecą (9–10)
why-frequency = Wizyty na klienta
why-reactivated = Odzyskani
why-receivables = Do zapłaty na końcu
why-refunded = Mieli zwrot
why-refunds = Zwroty
why-repeat = Przyszli dwa razy lub więcej
why-responses = Odpowiedzi
why-resumed = Znów wydają
why-resumed-money = Od tych, co wrócili
why-retained = Zatrzymani
why-returned = Coś zwrócili
why-returning = Byli też wcześniej
why-satisfied = Zadowoleni
why-size = Pierwszy raz w tym miesiącu
why-sum-of-means = Suma średnich przerw klientów
why-sum-of-gaps = Suma wszystkich przerw
why-unchanged = Wydają jak dotąd
why-units-returned = Sztuki zwrócone
why-units-sold = Sztuki sprzedane
why-unknown = Bez kwoty
why-unsatisfied = Niezadowoleni
why-visitors = Klienci, którzy przyszli
why-visits = Wizyty
why-visits-with-amount = Wizyty z kwotą
why-with-gap = Przyszli co najmniej dwa razy
why-title = Co za tym stoi
why-close = Zamknij
why-formula = Jak to się liczy
why-people = Kto za tym stoi
why-side = Którzy z nich
why-nobody = Nikt.
why-as-of = stan na { $date }
why-no-more = Tu jest pierwszych { $n }. Eksport ma wszystkich.
why-rfm = Świeżość { $recency }, częstość { $frequency }, wydatki { $money }
why-window = { $n ->
    [one] okno { $n } dnia
    [few] okno { $n } dni
    [many] okno { $n } dni
   *[other] okno { $n } dnia
}
why-how-many = { $n ->
    [one] Jedna osoba
    [few] { $count } osoby
    [many] { $count } osób
   *[other] { $count } osoby
}
why-days-of = { $n ->
    [one] { $n } dzień
    [few] { $n } dni
    [many] { $n } dni
   *[other] { $n } dnia
}
why-visit-days = { $n ->
    [one] Byli w { $n } dniu lub więcej
    [few] Byli w { $n } dniach lub więcej
    [many] Byli w { $n } dniach lub więcej
   *[other] Byli w { $n } dnia lub więcej
}
why-month = { $n ->
    [0] Przyszli w pierwszym miesiącu
    [one] Przyszli miesiąc później
    [few] Przyszli { $n } miesiące później
    [many] Przyszli { $n } miesięcy później
   *[other] Przyszli { $n } miesiąca później
}
why-month-or-after = { $n ->
    [0] Przyszli w pierwszym miesiącu lub potem
    [one] Przyszli miesiąc później lub potem
    [few] Przyszli { $n } miesiące później lub potem
    [many] Przyszli { $n } miesięcy później lub potem
   *[other] Przyszli { $n } miesiąca później lub potem
}

## Coś dla jednej osoby
nudge-greet = Powitanie: { $name }
nudge-gift = Prezent: { $name }
nudge-note = Wiadomość: { $name }
nudge-mail = E-mail: { $name }
nudge-greet-why = Przy następnej wizycie kasa pokaże, że chcesz się przywitać.
nudge-greet-text = Co powiedzieć, jeśli chcesz
nudge-greet-example = Zapytaj o nowe mieszkanie
nudge-greet-do = Zostaw powitanie
nudge-greet-done = Czeka przy kasie. Zobaczy je, kto następnym razem zeskanuje kartę { $name } przy ladzie.
nudge-gift-title = Co
nudge-gift-reason = Dlaczego
nudge-gift-missed = Brakowało nam Ciebie
nudge-gift-reason-why = Zostaje w rejestrze.
nudge-gift-days = Ile dni ważny? Puste: na zawsze
nudge-gift-do = Podaruj
nudge-gift-done = { $name } ma to już na karcie.
nudge-note-kind = Co to jest?
nudge-note-plain = Wiadomość
nudge-note-plain-why = o karcie albo zamówieniu
nudge-note-offer = Oferta
nudge-note-offer-why = tylko dla tych, którzy zgadzają się na oferty
nudge-note-text = Co powie karta
nudge-note-do = Umieść na karcie
nudge-note-done = { $name } zobaczy to na karcie.
nudge-not-allowed = Ta osoba na to nie pozwoliła. Może to zrobić na karcie, w „Twoich danych”; do tego czasu przywitaj ją przy kasie albo daj prezent.
nudge-mail-none = { $name }: nie ma adresu. Przywitaj przy kasie albo napisz na karcie.
nudge-mail-to = Do { $email }
nudge-mail-subject = Temat
nudge-mail-body = Treść
nudge-mail-do = Otwórz w moim programie pocztowym
nudge-mail-done = E-mail do { $name } czeka w Twoim programie pocztowym: wyślij go stamtąd. Zapisaliśmy to.
mail-hello = Cześć { $name },
mail-hello-nobody = Dzień dobry,
mail-subject = Brakuje nam Ciebie w { $shop }
mail-body = dawno Cię nie było w { $shop }. Będzie nam miło znów Cię zobaczyć: karta czeka, ze wszystkimi pieczątkami.

## Cele
goals-bar = { $name }: ile już jest
goals-title = Cele
goals-none = Nie ma jeszcze celu. Jedna liczba i jedna data: potem ekran dnia powie, czy zdążysz.
goals-set = Wyznacz cel
goals-metric = Co ma rosnąć?
goals-month = Liczymy to w jednym miesiącu.
goals-target = Liczba
goals-by = Do kiedy
goals-instead = Zastąpi cel, który już jest na tę liczbę.
goals-step-of = Etap { $n }
goals-add-step = Dodaj etap po drodze
goals-no-number = To nie jest liczba. Napisz 80, 12,5 albo 1200.
goals-set-do = Wyznacz cel
goals-drop = Porzuć
goals-drop-what = Porzuć: { $name }
goals-drop-sure = Na pewno porzuć
goals-why = Co to znaczy
goals-value = teraz { $value }, cel { $target }
goals-from = Początek: { $from }, termin: { $date }.
goals-step = { $target } do { $date }
goals-step-reached = { $target }: osiągnięto
goals-reached = osiągnięto
goals-in-time = w tym tempie { $date }
goals-too-late = w tym tempie { $date }, po wyznaczonym dniu
goals-never = w tym tempie nigdy
goals-unknown = za wcześnie, by powiedzieć

## Kalkulator
calc-title = Kalkulator
calc-why = Dla liczb z kartki albo z innego lokalu: nic tu nie zmienia Twoich danych.
calc-sheet = Policz
calc-what = Co chcesz wiedzieć?
calc-known = Co masz?
calc-fill = Wpisz liczby: wynik pojawi się sam.
calc-no-number = Jedna z nich nie jest liczbą. Napisz 80, 12,5 albo 5 %.
calc-gaps-how = Wszystkie przerwy, z odstępami: 3 4 7
calc-name = Zachowaj jako
calc-keep = Zachowaj
calc-kept = Zachowane
calc-none = Jeszcze nic.
calc-yearly-churn = Odejścia w roku
calc-acl = Lata, przez które klient zostaje
calc-between-customer = Dni między wizytami jednej osoby
calc-in-start = Klienci na początku
calc-in-end = Klienci na końcu
calc-in-new = Nowi klienci
calc-in-lost = Straceni klienci
calc-in-end-old = Klienci na końcu, bez nowych
calc-in-monthly-churn = Odejścia w miesiącu
calc-in-yearly-churn = Odejścia w roku, jako udział
calc-in-visits-a-year = Wizyty w roku
calc-in-revenue-a-year = Obrót w roku
calc-in-revenue = Obrót
calc-in-visits = Wizyty
calc-in-customers = Klienci
calc-in-repeat = Przyszli dwa razy lub więcej
calc-in-returning = Byli też wcześniej
calc-in-returned = Wrócili
calc-in-signed-up = Zapisani
calc-in-known = Znani klienci, którzy przyszli
calc-in-new-twice = Nowi, którzy przyszli dwa razy
calc-in-before = Obrót przedtem
calc-in-now = Obrót teraz
calc-in-churned = Stracone z tymi, co odeszli
calc-in-contraction = Mniej od tych, co zostali
calc-in-expansion = Więcej od tych, co zostali
calc-in-sold = Sprzedane
calc-in-owed = Do zapłaty
calc-in-credit = Sprzedane na rachunek
calc-in-days = Dni
calc-in-promoters = Polecą (9–10)
calc-in-passives = Niezdecydowani (7–8)
calc-in-detractors = Nie polecą (0–6)
calc-in-satisfied = Zadowolone odpowiedzi
calc-in-answers = Odpowiedzi
calc-in-sum-of-means = Suma średnich przerw klientów
calc-in-gaps = Przerwy w dniach
