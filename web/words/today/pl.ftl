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
today-light-green = w porządku
today-light-yellow = warto spojrzeć
today-light-red = zaraz odejdzie
today-light-gone = już nie przychodzi
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

## Cele
goals-bar = { $name }: ile już jest
