## Numbers: of when and where
numbers-choice = O czym mówią liczby
numbers-length = Jak długo
numbers-month = Miesiąc
numbers-quarter = Kwartał
numbers-year = Rok
numbers-range = Dowolne dni
numbers-period = Który
numbers-quarter-of = { $n }. kwartał { $year }
numbers-from = Pierwszy dzień
numbers-to = Ostatni dzień
numbers-place = Gdzie
numbers-all-places = Wszędzie
numbers-compare = Porównaj: { $period }
numbers-nobody = Nikt jeszcze nie przyszedł. Wszystko zaczyna się od pierwszego skanu.
numbers-says = Zostało z Tobą { $kept } klientów, a po raz pierwszy przyszło { $new }.
numbers-says-first = Spośród gości co najmniej dwa razy przyszło { $repeat }. Po raz pierwszy: { $new }.
numbers-as-table = Liczby w tabeli
numbers-chart = { $name }: od { $from } ({ $begin }) do { $to } ({ $end })

## Numbers: beside the period before
numbers-up = ↑ więcej, wcześniej { $before }
numbers-down = ↓ mniej, wcześniej { $before }
numbers-same = → jak wcześniej
numbers-no-before = nie ma z czym porównać
numbers-chance = może to przypadek

## Numbers: the owner's own
numbers-own = Na co patrzysz najpierw
numbers-edit = Wybierz i ułóż
numbers-ours = Wróć do wyboru timbro
numbers-tile = { $name }, { $shape }
numbers-shape-number = liczba
numbers-shape-line = linia
numbers-shape-bars = słupki
numbers-shape-table = tabela
numbers-shape-goal = droga do celu
numbers-move-up = W górę
numbers-move-down = W dół
numbers-up-what = Przesuń w górę: { $tile }
numbers-down-what = Przesuń w dół: { $tile }
numbers-now-at = { $tile }: teraz na miejscu { $at } z { $of }.
numbers-removed = Usunięto: { $tile }.
numbers-add-title = Jeszcze jedna
numbers-metric = Która liczba
numbers-shape = Pokazana jako
numbers-add = Dodaj
numbers-there = To już tu jest.
numbers-full = Dwanaście wystarczy. Najpierw usuń jedną.
numbers-goal = Teraz { $now }. Cel to { $target } do { $day }.
numbers-goal-reached = Cel osiągnięty.
numbers-goal-on = W tym tempie { $day }, na czas.
numbers-goal-late = W tym tempie { $day }, za późno.
numbers-goal-never = W tym tempie nigdy.
numbers-goal-unknown = Za wcześnie, by powiedzieć kiedy.
numbers-no-goal = Nie ma jeszcze celu.
numbers-set-goal = Ustal go

## Numbers: who stays
numbers-cohorts = Kto wraca, miesiąc po miesiącu
numbers-cohorts-why = Ilu z tych, którzy w danym miesiącu przyszli po raz pierwszy, wróciło w każdym z kolejnych.
numbers-no-cohorts = W tych miesiącach nie było nikogo nowego.
numbers-first-month = Pierwsza wizyta
numbers-new = Nowi
numbers-months-later = { $n ->
    [one] { $n } miesiąc później
    [few] { $n } miesiące później
    [many] { $n } miesięcy później
   *[other] { $n } miesiąca później
}
numbers-ahead = jeszcze się nie skończył
numbers-staying = Jak długo zostają
numbers-staying-why = Straconym nazywamy kogoś, kogo nie było dłużej niż { $days }. To udział jeszcze niestraconych wśród wszystkich klientów, do dziś rana.
numbers-staying-says = { $share } jest nadal { $days } po pierwszej wizycie.
numbers-staying-half = Połowa została stracona w ciągu { $days }.
numbers-staying-no-half = Na razie stracona jest mniej niż połowa.
numbers-followed = { $n ->
    [one] z { $n } osoby obserwowanej tak długo
    [few] z { $n } osób obserwowanych tak długo
    [many] z { $n } osób obserwowanych tak długo
   *[other] z { $n } osoby obserwowanej tak długo
}
numbers-after = Po
numbers-stayed = Niestraceni
numbers-too-early = Nikogo nie obserwowano jeszcze dość długo.
numbers-gaps = Dni między wizytami
numbers-gaps-why = { $n ->
    [one] Co ile zwykle przychodzi { $n } klient z własnym rytmem, stan na dziś rano.
    [few] Co ile zwykle przychodzą { $n } klienci z własnym rytmem, stan na dziś rano.
    [many] Co ile zwykle przychodzi { $n } klientów z własnym rytmem, stan na dziś rano.
   *[other] Co ile zwykle przychodzi { $n } klienta z własnym rytmem, stan na dziś rano.
}
numbers-gap = Zwykły odstęp
numbers-days-span = { $from }–{ $to } dni
numbers-days-more = { $n } dni lub więcej
numbers-no-gaps = Nikt nie ma jeszcze rytmu: potrzeba czterech wizyt w różne dni.
numbers-no-rhythm = { $n ->
    [0] Każdy ma swój rytm.
    [one] { $n } kolejna osoba nie ma jeszcze rytmu.
    [few] { $n } kolejne osoby nie mają jeszcze rytmu.
    [many] { $n } kolejnych osób nie ma jeszcze rytmu.
   *[other] { $n } kolejnej osoby nie ma jeszcze rytmu.
}
numbers-rfm = Twoi klienci w pięciu słowach
numbers-word = Słowo
numbers-rfm-new = Nowi
numbers-rfm-coming-back = Wracający
numbers-rfm-regular = Stali
numbers-rfm-best = Najlepsi
numbers-rfm-gone-quiet = Ucichli
numbers-rfm-what = Co znaczą te słowa
numbers-rfm-new-why = byli tu jednego dnia
numbers-rfm-coming-back-why = byli tu przez dwa lub trzy dni
numbers-rfm-regular-why = mają swój rytm
numbers-rfm-best-why = stali, którzy są najczęściej i wydają najwięcej
numbers-rfm-gone-quiet-why = nie było ich dłużej, niż mówi Twoje okno

## Numbers: when, what they say, what came in
numbers-hours = Kiedy przychodzą
numbers-hour = Godzina
numbers-visits = { $n ->
    [one] { $count } wizyta
    [few] { $count } wizyty
    [many] { $count } wizyt
   *[other] { $count } wizyty
}
numbers-voices = Co mówią
numbers-margin = { $n ->
    [one] ± { $margin } · { $n } odpowiedź
    [few] ± { $margin } · { $n } odpowiedzi
    [many] ± { $margin } · { $n } odpowiedzi
   *[other] ± { $margin } · { $n } odpowiedzi
}
numbers-no-answer = nikt nie odpowiedział
numbers-money = Pieniądze
numbers-coverage = Kwota jest znana dla { $share } wizyt.
numbers-returns = Co wraca
numbers-no-units = Przy ladzie nie policzono sztuk, więc nic nie można powiedzieć.
numbers-owed = Co są Ci winni
numbers-owed-now = { $sum } na koniec okresu
numbers-no-tab = W tym okresie nikt nie kupował na zeszyt.

## Numbers: the best
numbers-most-frequent = Dziesięcioro, którzy byli najczęściej
numbers-most-valuable = Dziesięcioro, którzy wydali najwięcej
numbers-nobody-ranked = Nikt, w tym okresie.
numbers-no-name = Ktoś bez imienia
numbers-came = { $days ->
    [one] { $days } dzień
    [few] { $days } dni
    [many] { $days } dni
   *[other] { $days } dnia
}, { $visits ->
    [one] { $visits } wizyta
    [few] { $visits } wizyty
    [many] { $visits } wizyt
   *[other] { $visits } wizyty
}
numbers-gift = Prezent
numbers-note = Liścik
numbers-gift-to = Prezent dla: { $name }
numbers-note-to = Liścik do: { $name }
