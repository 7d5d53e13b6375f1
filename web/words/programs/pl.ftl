## Programy
programs-none = Nie ma jeszcze żadnego. Wystarczy jedno zdanie: po tylu wizytach to.
programs-new = Nowy program
programs-all = Wszystkie programy
programs-begin = Zacznij od jednego z tych i zmień, co chcesz
programs-sentence = Po { $n } { $by } → { $reward }
programs-running = Działa
programs-paused = Wstrzymany
programs-ended = Zakończony

## Programy: zdanie
programs-rule = Zasada
programs-after = Po
programs-how-many = Ile
programs-of-what = Czego
programs-which-reward = Nagroda
programs-by-visit = { $n ->
    [one] wizycie
    [few] wizytach
    [many] wizytach
   *[other] wizytach
}
programs-by-unit = { $n ->
    [one] kupionej sztuce
    [few] kupionych sztukach
    [many] kupionych sztukach
   *[other] kupionych sztukach
}
programs-by-spend = { $n ->
    [one] razie po { $amount }
   *[other] razach po { $amount }
}
programs-per = Wydane na jedną pieczątkę, w { $currency }
programs-per-why = Reszta liczy się do następnej pieczątki.
programs-name = Jak się nazywa?
programs-name-why = Widzisz ją Ty i Twój zespół; klienci widzą ją tam, gdzie zbierają w kilku programach.
programs-set-up = Uruchom
programs-made = Program „{ $name }” działa.
programs-made-how = Od następnego skanu zbiera w nim każda karta. Plakat przy kasie przyprowadzi pierwszych klientów.
programs-to-posters = Wydrukuj plakat

## Programy: to, co złożone
programs-more = Nagrody po drodze, limity, terminy ważności
programs-way = Nagrody po drodze
programs-way-of = Nagroda { $n } po drodze
programs-way-at = Przy ilu pieczątkach?
programs-reward = Nagroda
programs-days = Ważna ile dni? Puste: bez końca
programs-way-add = Dodaj nagrodę po drodze
programs-way-drop = Usuń nagrodę { $n }
programs-lasts = Jak długo to ważne
programs-goal-days = Nagrody można użyć przez tyle dni
programs-stamp-days = Pieczątka liczy się przez tyle dni
programs-for-ever = Puste: bez końca.
programs-limits = Limity
programs-limits-why = Gdy oba są puste, obowiązują zwykłe: co najmniej minuta między dwoma skanami i dziesięć skanów z pieczątką dziennie z kodem w telefonie, dziesięć minut i pięć z kodem wydrukowanym. Gdy wypełnisz jeden, obowiązuje tylko to, co wypełnisz.
programs-cool-down = Minuty między dwoma skanami
programs-per-day = Skany z pieczątką dziennie, najwyżej

## Programy: karta, jaka będzie
programs-preview = Tak zobaczą ją Twoi klienci
programs-a-reward = kawa gratis
programs-to-go = { $n ->
    [one] Jeszcze { $n } pieczątka, a potem { $reward }
    [few] Jeszcze { $n } pieczątki, a potem { $reward }
    [many] Jeszcze { $n } pieczątek, a potem { $reward }
   *[other] Jeszcze { $n } pieczątki, a potem { $reward }
}
programs-full = Karta jest pełna.
programs-stamps = { $n } z { $goal } pieczątek
programs-ready = Czeka na Ciebie: { $reward }
programs-no-goal = Napisz, po ilu razach, a karta pojawi się tutaj.
programs-try = Przystaw pieczątkę

## Programy: co jest nie tak
programs-wrong = To jeszcze nie jest gotowe. Zobacz wyżej, czego brakuje.
programs-wrong-whole = Liczba całkowita, od { $min } do { $max }.
programs-wrong-text = Napisz, co to jest, najwyżej { $max } znaków.
programs-wrong-amount = Kwota większa od zera, na przykład 5.
programs-wrong-twice = Jest tam już inna nagroda. Wybierz inną liczbę.
programs-wrong-before-goal = Musi być przed ostatnią nagrodą.
programs-wrong-refused = To nie zostało przyjęte.

## Programy: zmiana, przerwa, koniec
programs-change = Zmień program
programs-change-why = Nikt nie traci tego, co ma. Rozpoczęte karty kończą się tak, jak się zaczęły, chyba że nowe zasady są lepsze dla klienta: wtedy przechodzą na nowe.
programs-change-do = Od teraz te zasady
programs-changed = Od teraz obowiązuje wersja { $n }.
programs-renamed = Od teraz program nazywa się „{ $name }”.
programs-renamed-why = Karty od razu pokazują nową nazwę i zachowują wszystkie pieczątki. To, co powiedziano wcześniej, zostaje bez zmian.
programs-moves = „Lepiej dla Ciebie: z następną pieczątką Twoja karta przechodzi na nowe zasady i zachowuje wszystkie pieczątki.”
programs-moves-why = Powiedz to klientom. Rozpoczęte karty przechodzą na nowe zasady, bo są dla nich lepsze.
programs-stays = „Twoja karta kończy się tak, jak się zaczęła; następna idzie według nowych zasad.”
programs-stays-why = Powiedz to klientom. Rozpoczęte karty zostają, bo nowe zasady nie są lepsze pod każdym względem.
programs-unchanged = Takie są zasady już teraz. Nic się nie zmieniło.
programs-pause = Wstrzymaj
programs-pause-title = Wstrzymać program „{ $name }”?
programs-pause-means = Żadnych nowych pieczątek, dopóki go nie wznowisz. Pieczątki zostają na kartach, a nagród można używać.
programs-resume = Wznów
programs-resume-title = Wznowić program „{ $name }”?
programs-resume-means = Od następnego skanu znów daje pieczątki. Każda karta idzie dalej tam, gdzie była.
programs-end = Zakończ
programs-end-title = Zakończyć program „{ $name }” na dobre?
programs-end-means = Żadnych nowych pieczątek i nie da się go wznowić. Pieczątki zostają na kartach, a nagród można używać, aż wygasną. Jeśli nie masz pewności, wstrzymaj go.

## Programy: na początek
programs-name-cafe = Karta kawowa
programs-name-restaurant = Karta gościa
programs-name-shop = Karta pieczątek
programs-name-salon = Karta urody
programs-coffee = kawa gratis
programs-croissant = rogalik gratis
programs-dessert = deser gratis
programs-lunch = obiad gratis
programs-surprise = mały upominek
programs-one-more = jeszcze jedna sztuka gratis
programs-treatment = zabieg gratis
programs-cut = strzyżenie gratis
programs-off = { $amount } rabatu
