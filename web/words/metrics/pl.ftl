# Polski. Co znaczy każda liczba, dla kogoś, kto prowadzi kawiarnię. Te pliki czyta tylko biuro i dokumentacja.

## The page of all numbers
metrics-title = Co znaczy każda liczba
metrics-intro = Wszystkie liczby timbro prostymi słowami: co mówią, jak się je liczy, co zmienia w nich Twoje okno i na co uważać. Szara nazwa to ta, której używają raport i API.
metrics-terms = Najpierw kilka słów
metrics-term-window = Twoje okno mówi, ile otwartych dni może minąć od wizyty, zanim klient zostanie uznany za utraconego: 30 w kawiarni, więcej tam, gdzie przychodzi się rzadziej. Stoi przy każdej liczbie, która od niego zależy.
metrics-term-active = Aktywny to ktoś, kto był w obrębie okna. Znany to ktoś, kto był choć raz. Nowy to ktoś, kto przyszedł po raz pierwszy.
metrics-term-period = Okres to miesiąc, tydzień, kwartał, rok albo dowolny ciąg dni, od północy do północy według Twojego zegara.
metrics-term-dash = Kreska znaczy, że nie ma jeszcze o kim mówić. Nigdy nie znaczy 0 %.
metrics-formula = Jak to się liczy
metrics-window = Okno
metrics-caveat = Uwaga
metrics-variant = Inne sposoby
metrics-no-window = Twoje okno nie zmienia tej liczby.

## Beside a number
notice-nothing-to-divide-by = Nie ma tu jeszcze przez co dzielić, więc nie ma liczby.
notice-too-early = Jeszcze za wcześnie, by to powiedzieć.
notice-needs-twelve-months = Ta liczba potrzebuje dwunastu miesięcy.
notice-few-people = { $part } z { $whole }
notice-few-answers = { $responses ->
    [one] Tylko { $responses } odpowiedź: to głównie przypadek.
   *[other] Tylko { $responses } odpowiedzi: to głównie przypadek.
}
notice-partial-amounts = Niepełne: kwotę znamy dla { $known } z { $visits } wizyt.

## Who came
metric-visits = Wizyty
metric-visits-plain = Ile razy przyszli Twoi klienci.
metric-visits-formula = wszystkie wizyty okresu, których nie cofnięto
metric-visits-caveat = Dwie wizyty jednego dnia to dwie wizyty. Wizyta cofnięta później znika też z minionych miesięcy.
metric-visitors = Klienci, którzy przyszli
metric-visitors-plain = Ile różnych osób przyszło co najmniej raz.
metric-visitors-formula = nowi + powracający + po przerwie
metric-visitors-caveat = Widać tylko osoby z kartą.
metric-active-at-start = Aktywni na początku
metric-active-at-start-plain = Ilu klientów było na początku okresu: osób, które niedawno przyszły.
metric-active-at-start-formula = zatrzymani + utraceni
metric-active-at-start-window = Przy dłuższym oknie cisi klienci dłużej uchodzą za aktywnych, więc liczba jest większa.
metric-active-at-start-caveat = To to samo co aktywni na końcu poprzedniego okresu.
metric-active-at-end = Aktywni na końcu
metric-active-at-end-plain = Ilu masz klientów na końcu okresu.
metric-active-at-end-formula = zatrzymani + odzyskani + (nowi − nowi, których już nie ma)
metric-active-at-end-window = Przy dłuższym oknie cisi klienci dłużej uchodzą za aktywnych, więc liczba jest większa.
metric-active-at-end-caveat = Kto odszedł po cichu, liczy się, dopóki nie minie okno.
metric-new-customers = Nowi klienci
metric-new-customers-plain = Osoby, które w tym okresie przyszły po raz pierwszy w ogóle.
metric-new-customers-formula = klienci, którzy przyszli − ci, których już znamy
metric-new-customers-caveat = W pierwszych miesiącach z timbro nawet stali bywalcy wyglądają na nowych, podobnie jak ktoś z drugą kartą.
metric-retained = Zatrzymani
metric-retained-plain = Osoby aktywne na początku, które na końcu nadal są aktywne.
metric-retained-formula = aktywni na początku − utraceni
metric-retained-window = Dłuższe okno zatrzymuje więcej osób.
metric-retained-caveat = Zatrzymany nie zawsze znaczy, że przyszedł w tym okresie: długie okno może objąć go w całości.
metric-lost = Utraceni
metric-lost-plain = Osoby aktywne na początku, których nie ma już dłużej, niż trwa Twoje okno.
metric-lost-formula = aktywni na początku − zatrzymani
metric-lost-window = Przy krótszym oknie klienci szybciej uchodzą za utraconych i częściej się odnajdują.
metric-lost-caveat = Utracony to reguła, nie pewność. Kto wróci, liczy się jako odzyskany.
metric-reactivated = Odzyskani
metric-reactivated-plain = Znane już osoby, które na początku nie były aktywne, a na końcu są.
metric-reactivated-formula = aktywni na końcu − zatrzymani − (nowi − nowi, których już nie ma)
metric-reactivated-window = Przy krótszym oknie traci się więcej osób, więc więcej można odzyskać.
metric-reactivated-caveat = Nikt nie mówi, dlaczego wrócił: przez Twoją wiadomość czy po prostu po urlopie.
metric-new-lost = Nowi, których już nie ma
metric-new-lost-plain = Osoby, które w tym okresie przyszły po raz pierwszy, a na jego końcu nie było ich już dłużej, niż trwa Twoje okno.
metric-new-lost-formula = zatrzymani + odzyskani + nowi − aktywni na końcu
metric-new-lost-window = Gdy okno jest tak długie jak okres, prawie nikogo tu nie ma.
metric-new-lost-caveat = Wskaźnik retencji ich nie widzi: na początku ich nie było.

## Who stays
metric-retention-rate = Wskaźnik retencji
metric-retention-rate-plain = Jaka część osób aktywnych na początku jest nadal aktywna na końcu.
metric-retention-rate-formula = zatrzymani ÷ aktywni na początku
metric-retention-rate-window = Dłuższe okno zwykle go podnosi. Porównuj tylko wskaźniki z tym samym oknem.
metric-retention-rate-caveat = Miesiąc to nie rok: 95 % co miesiąc zostawia po dwunastu 54 %.
metric-churn-rate = Wskaźnik odejść
metric-churn-rate-plain = Jaką część osób aktywnych na początku utracono.
metric-churn-rate-formula = utraceni ÷ aktywni na początku
metric-churn-rate-window = Dłuższe okno zwykle go obniża. Porównuj tylko wskaźniki z tym samym oknem.
metric-churn-rate-caveat = Razem ze wskaźnikiem retencji daje zawsze 100 %. Kto był nowy i od razu odszedł, nie jest w żadnym z nich.
metric-retention-rate-textbook = Wskaźnik retencji z poradników
metric-retention-rate-textbook-plain = Wzór, który podaje większość poradników.
metric-retention-rate-textbook-formula = (aktywni na końcu − nowi) ÷ aktywni na początku
metric-retention-rate-textbook-window = Zależy od okna tak jak nasz.
metric-retention-rate-textbook-caveat = Może przekroczyć 100 % albo spaść poniżej zera, bo odzyskanych liczy jak zatrzymanych i odejmuje nowych, których już nie ma.
metric-lifecycle = Kto przychodzi, kto odchodzi
metric-lifecycle-plain = Kto przyszedł: nowi, ci, którzy byli też w poprzednim okresie, i ci, którzy wrócili po przerwie. A także kto nie przyszedł.
metric-lifecycle-formula = nowi + powracający + po przerwie = klienci, którzy przyszli
metric-lifecycle-caveat = Każdy okres porównuje się z poprzednim. Kto przychodzi co sześć tygodni, ciągle jest „po przerwie”.
metric-repeat-purchase-rate = Wskaźnik ponownych wizyt
metric-repeat-purchase-rate-plain = Jaka część osób, które przyszły, była co najmniej dwa razy.
metric-repeat-purchase-rate-formula = klienci z dwiema wizytami lub więcej ÷ klienci, którzy przyszli
metric-repeat-purchase-rate-caveat = Dłuższy okres daje więcej czasu na drugą wizytę. Porównuj tylko okresy tej samej długości.
metric-repeat-rate-ever = Dwie wizyty kiedykolwiek
metric-repeat-rate-ever-plain = Jaka część wszystkich, którzy kiedykolwiek przyszli, była co najmniej dwa razy.
metric-repeat-rate-ever-formula = klienci z dwiema wizytami lub więcej do tej pory ÷ wszyscy klienci do tej pory
metric-repeat-rate-ever-caveat = Kto pierwszy raz był wczoraj, nie miał jeszcze czasu wrócić, więc fala nowych klientów obniża tę liczbę.
metric-repeat-purchase-ratio = Udział znanych klientów
metric-repeat-purchase-ratio-plain = Jaką część osób, które przyszły, już znamy.
metric-repeat-purchase-ratio-formula = klienci znani wcześniej ÷ klienci, którzy przyszli
metric-repeat-purchase-ratio-caveat = Duży udział to dobra wiadomość o dawnych klientach, a czasem zła o nowych.
metric-loyal-customer-rate = Wierni klienci
metric-loyal-customer-rate-plain = Jaka część wszystkich, którzy przyszli lub byli aktywni, wróciła: znani, którzy przyszli, i nowi, którzy byli dwa razy.
metric-loyal-customer-rate-formula = (znani, którzy przyszli + nowi z dwiema wizytami lub więcej) ÷ (klienci, którzy przyszli + aktywni, którzy nie przyszli)
metric-loyal-customer-rate-window = Dłuższe okno liczy więcej osób, które nie przyszły, więc wskaźnik jest niższy.
metric-loyal-customer-rate-caveat = Znany klient jest wierny już od jednej wizyty.
metric-purchase-frequency = Wizyty na klienta
metric-purchase-frequency-plain = Ile razy w okresie był ktoś, kto przyszedł.
metric-purchase-frequency-formula = wizyty ÷ klienci, którzy przyszli
metric-purchase-frequency-caveat = Dotyczy swojego okresu: trzy na miesiąc to nie trzy na rok. Kilka osób, które są codziennie, podnosi średnią wszystkim.

## Money
metric-aov-minor = Średni rachunek
metric-aov-minor-plain = Ile przynosi jedna wizyta.
metric-aov-minor-formula = obrót ÷ wizyty o znanej kwocie
metric-aov-minor-caveat = Wizyty bez kwoty są pominięte, nie liczą się jako zero. Zwrotów się nie odejmuje.
metric-arpc-minor = Na klienta
metric-arpc-minor-plain = Ile w okresie przynosi jeden płacący klient.
metric-arpc-minor-formula = obrót netto ÷ klienci o znanej kwocie
metric-arpc-minor-caveat = Dotyczy swojego okresu, a jedno duże zamówienie podnosi średnią wszystkim.
metric-gross-minor = Obrót
metric-gross-minor-plain = Ile wydali posiadacze kart, o ile kwotę wpisano.
metric-gross-minor-formula = suma kwot wszystkich wizyt
metric-gross-minor-caveat = To nie Twoja kasa: wizyta bez kwoty nic tu nie dodaje.
metric-refunds-minor = Zwroty pieniędzy
metric-refunds-minor-plain = Pieniądze oddane w tym okresie, niezależnie od dnia zakupu.
metric-refunds-minor-formula = suma wszystkich zwrotów pieniędzy w okresie
metric-refunds-minor-caveat = Zwrot do cofniętej wizyty się nie liczy.
metric-net-minor = Obrót netto
metric-net-minor-plain = Ile wydali posiadacze kart po odjęciu tego, co im oddano.
metric-net-minor-formula = obrót − zwroty pieniędzy
metric-net-minor-caveat = Może spaść poniżej zera, gdy przychodzą zwroty z wcześniejszego okresu.
metric-mrr-minor = Przychód od posiadaczy kart
metric-mrr-minor-plain = Ile przynieśli Twoi posiadacze kart. Niektóre programy nazywają to „miesięcznym przychodem powtarzalnym”.
metric-mrr-minor-formula = obrót netto
metric-mrr-minor-caveat = Nikt nie ma abonamentu, więc na przyszły miesiąc nic nie jest obiecane.
metric-revenue = Od okresu do okresu
metric-revenue-plain = Dlaczego obrót się zmienił: kto nie przyszedł, kto wydał mniej, kto więcej, kto jest nowy, a kto wrócił.
metric-revenue-formula = przedtem − nieobecni − wydane mniej + wydane więcej + nowi + powroty = obrót netto teraz
metric-revenue-caveat = „Przedtem” to obrót tych, którzy coś przynieśli w poprzednim okresie.
metric-gross-revenue-churn = Utracony przychód
metric-gross-revenue-churn-plain = Jakiej części tego, co przyniesiono w poprzednim okresie, teraz brakuje.
metric-gross-revenue-churn-formula = (nieobecni + wydane mniej) ÷ przedtem
metric-gross-revenue-churn-caveat = Kto przez miesiąc jest na urlopie, w tym miesiącu liczy się jako nieobecny.
metric-net-revenue-churn = Utracony przychód po odjęciu wzrostu
metric-net-revenue-churn-plain = To samo, pomniejszone o to, co inni z nich wydają więcej.
metric-net-revenue-churn-formula = (nieobecni + wydane mniej − wydane więcej) ÷ przedtem
metric-net-revenue-churn-caveat = Poniżej zera jest dobrze: dawni klienci przynoszą więcej niż przedtem.
metric-existing-revenue-growth = Wzrost u dotychczasowych klientów
metric-existing-revenue-growth-plain = O ile więcej lub mniej przynoszą teraz klienci z poprzedniego okresu.
metric-existing-revenue-growth-formula = (wydane więcej − nieobecni − wydane mniej) ÷ przedtem
metric-existing-revenue-growth-caveat = Nowych klientów tu nie ma. To poprzednia liczba z odwróconym znakiem.

## Goods that come back
metric-return-rate-cohort = Zwrócone z tego, co sprzedano
metric-return-rate-cohort-plain = Jaka część rzeczy sprzedanych w tym okresie do dziś do Ciebie wróciła.
metric-return-rate-cohort-formula = sztuki z tej sprzedaży zwrócone do dziś ÷ sztuki sprzedane
metric-return-rate-cohort-caveat = Może jeszcze wzrosnąć: to, co sprzedano niedawno, miało mało czasu, by wrócić.
metric-return-rate-period = Zwrócone w okresie
metric-return-rate-period-plain = Rzeczy zwrócone w okresie wobec rzeczy w nim sprzedanych.
metric-return-rate-period-formula = sztuki zwrócone ÷ sztuki sprzedane
metric-return-rate-period-caveat = Zestawia dawną sprzedaż z nową. Po mocnym miesiącu wygląda na zbyt wysoką.

## What people say
metric-nps-all = Poleciliby Cię (NPS)
metric-nps-all-plain = O ile więcej osób by Cię poleciło, niż odradziło, od −100 do 100. Liczy się każda odpowiedź.
metric-nps-all-formula = 100 × (odpowiedzi 9 i 10 − odpowiedzi od 0 do 6) ÷ odpowiedzi
metric-nps-all-caveat = Spójrz na ± obok. Poniżej 30 odpowiedzi to głównie przypadek, dlatego liczba jest szara.
metric-nps-latest-per-customer = Poleciliby Cię, jedna odpowiedź na osobę (NPS)
metric-nps-latest-per-customer-plain = To samo, ale tylko z ostatnią odpowiedzią każdej osoby w okresie.
metric-nps-latest-per-customer-formula = 100 × (osoby z 9 i 10 − osoby z oceną od 0 do 6) ÷ osoby, które odpowiedziały
metric-nps-latest-per-customer-caveat = Spójrz na ± obok. Poniżej 30 odpowiedzi to głównie przypadek, dlatego liczba jest szara.
metric-csat = Zadowoleni (CSAT)
metric-csat-plain = Ile odpowiedzi na sto to 4 lub 5 na pięć.
metric-csat-formula = 100 × odpowiedzi 4 i 5 ÷ odpowiedzi
metric-csat-caveat = Rzadko odpowiada przeciętny gość. Poniżej 30 odpowiedzi to głównie przypadek.

## What is owed
metric-dso = Dni do zapłaty (DSO)
metric-dso-plain = Ile dni sprzedaży na rachunek klienci są Ci jeszcze winni.
metric-dso-formula = do zapłaty na końcu ÷ zapisane na rachunek w okresie × dni okresu
metric-dso-caveat = Przydaje się tylko, gdy dajesz na rachunek. Przy małej takiej sprzedaży skacze.

## Rhythm
metric-time-between = Dni między wizytami
metric-time-between-plain = Ile dni zwykle mija, zanim klient przyjdzie znowu.
metric-time-between-formula = suma średnich poszczególnych klientów ÷ klienci, którzy wrócili
metric-time-between-caveat = Przerwa liczy się, gdy się kończy. Kto jeszcze nie wrócił, tego tu nie ma.
metric-time-to-second-visit = Dni do drugiej wizyty
metric-time-to-second-visit-plain = Po ilu dniach połowa nowych klientów przyszła znowu.
metric-time-to-second-visit-formula = każdego dnia udział tych, którzy przyszli, wśród tych, na których jeszcze czekamy, dzień po dniu (Kaplan–Meier)
metric-time-to-second-visit-caveat = Kto jeszcze może przyjść, jest liczony uczciwie. Dopóki nie wróci połowa, liczby nie ma.

## What a customer is worth
metric-first-year-value = Wartość pierwszego roku
metric-first-year-value-plain = Ile klienci naprawdę przynieśli w swoich pierwszych 365 dniach.
metric-first-year-value-formula = obrót netto ich pierwszych 365 dni ÷ klienci, którzy pierwszy raz byli rok do dwóch lat temu
metric-first-year-value-caveat = Jest zaobserwowana, nie oszacowana. Ale mówi o tych, którzy przyszli rok temu, nie o dzisiejszych.
metric-clv-trailing12 = Wartość klienta z poradników (CLV)
metric-clv-trailing12-plain = Ile przyniósłby klient przez cały czas u Ciebie, gdyby ostatnie dwanaście miesięcy trwało bez końca.
metric-clv-trailing12-formula = netto na wizytę × wizyty klienta w roku × lata, przez które klient zostaje
metric-clv-trailing12-window = Lata biorą się ze wskaźnika odejść, więc dłuższe okno zwykle podnosi tę wartość.
metric-clv-trailing12-caveat = To szacunek, który wszystkich traktuje jednakowo. Najpierw spójrz na wartość pierwszego roku.

## Groups
metric-cohorts = Według pierwszego miesiąca
metric-cohorts-plain = Osoby, które w jednym miesiącu przyszły po raz pierwszy, i ile z nich przyszło znowu miesiąc, dwa, trzy później.
metric-cohorts-formula = ci z nich, którzy przyszli w późniejszym miesiącu ÷ wszyscy, którzy w pierwszym byli po raz pierwszy
metric-cohorts-caveat = Najmłodsze miesiące jeszcze trwają, a małe grupy skaczą.
metric-funnel-visit-days = Od pierwszej wizyty do dziesiątej
metric-funnel-visit-days-plain = Ile osób doszło do pierwszego, drugiego, trzeciego i tak do dziesiątego dnia u Ciebie.
metric-funnel-visit-days-formula = klienci z dwoma dniami wizyt lub więcej ÷ klienci z jednym lub więcej, i tak dalej
metric-funnel-visit-days-caveat = Kto jest nowy, nie miał jeszcze czasu. Dwie wizyty jednego dnia to jeden krok.
metric-rfm = Jak niedawno, jak często, za ile (RFM)
metric-rfm-plain = Każdy klient dostaje wśród Twoich klientów trzy oceny od 1 do 5: za ostatnią wizytę, dni wizyt i wydatki w ciągu roku.
metric-rfm-formula = ocena = 5 × udział klientów, którzy nie są lepsi, zaokrąglone w górę
metric-rfm-caveat = Oceny porównują Twoich klientów ze sobą. Ktoś zawsze ma najniższą, nawet w doskonałym roku.
metric-traffic-light = Sygnalizator
metric-traffic-light-plain = U kogo wszystko gra, kto się spóźnia, kogo zaraz utracisz i kogo już nie ma, każdy mierzony własnym rytmem.
metric-traffic-light-formula = żółty od dwóch zwykłych przerw (co najmniej 7 dni), czerwony od trzech (co najmniej okno), odszedł od sześciu (co najmniej trzy okna); liczy się też zła odpowiedź albo otwarta skarga
metric-traffic-light-window = Kto nie ma jeszcze rytmu, spóźnia się po jednym oknie, jest czerwony po dwóch, a odszedł po trzech.
metric-traffic-light-caveat = Czerwony to powód, by spojrzeć, nie wyrok.

## Other ways to the same name
variant-retention-rate-textbook = wskaźnik retencji z poradników
variant-retention-rate-textbook-formula = (aktywni na końcu − nowi) ÷ aktywni na początku
variant-retention-rate-textbook-why = Poradniki odejmują nowych od tych, którzy zostali. W ten sposób liczą odzyskanych jak zatrzymanych i odejmują nowych, których już nie ma, więc wynik może przekroczyć 100 %.
variant-retention-rate = nasz wskaźnik retencji
variant-retention-rate-formula = zatrzymani ÷ aktywni na początku
variant-retention-rate-why = Śledzimy dokładnie te osoby, które były na początku, więc zawsze leży między 0 a 100 %.
variant-came-again-rate = przyszli znowu
variant-came-again-rate-formula = powracający ÷ (powracający + ci, którzy nie przyszli)
variant-came-again-rate-why = Przykład z jednego poradnika pyta o coś innego: ilu klientów z poprzedniego okresu przyszło znowu?
variant-recurring-minor = część powtarzalna
variant-recurring-minor-formula = obrót netto − obrót nowych klientów
variant-recurring-minor-why = To, co przyniosły znane już osoby, jest najbliższe słowu „powtarzalny”.
variant-net-revenue-churn = po odjęciu wzrostu
variant-net-revenue-churn-formula = (nieobecni + wydane mniej − wydane więcej) ÷ przedtem
variant-net-revenue-churn-why = Zestawia to, co inni wydają więcej, z tym, czego brakuje.
variant-gross-revenue-churn = bez wzrostu
variant-gross-revenue-churn-formula = (nieobecni + wydane mniej) ÷ przedtem
variant-gross-revenue-churn-why = Pokazuje wszystko, czego brakuje, nawet gdy inni wydają więcej.
variant-return-rate-period = według dnia zwrotu
variant-return-rate-period-formula = sztuki zwrócone w okresie ÷ sztuki w nim sprzedane
variant-return-rate-period-why = Zwykły krótki wzór. Zestawia zwroty z dawnej sprzedaży z nową sprzedażą.
variant-return-rate-cohort = według dnia sprzedaży
variant-return-rate-cohort-formula = sztuki z tej sprzedaży zwrócone do dziś ÷ sztuki sprzedane
variant-return-rate-cohort-why = Śledzi dokładnie te rzeczy, które sprzedano. Przez jakiś czas jeszcze rośnie.
variant-nps-latest-per-customer = jedna odpowiedź na osobę
variant-nps-latest-per-customer-formula = 100 × (osoby z 9 i 10 − osoby z oceną od 0 do 6) ÷ osoby, które odpowiedziały
variant-nps-latest-per-customer-why = Tu każda osoba liczy się raz, więc kto odpowiada często, nie waży więcej.
variant-nps-all = wszystkie odpowiedzi
variant-nps-all-formula = 100 × (odpowiedzi 9 i 10 − odpowiedzi od 0 do 6) ÷ odpowiedzi
variant-nps-all-why = Tu liczy się każda odpowiedź, więc zmiana zdania to dwie odpowiedzi.
variant-dso-twelve-months = za dwanaście miesięcy
variant-dso-twelve-months-formula = do zapłaty na końcu ÷ zapisane na rachunek w dwanaście miesięcy × ich dni
variant-dso-twelve-months-why = Poradniki liczą za rok. To spokojniejsza liczba, która później pokazuje zmianę. (Przykład z jednego poradnika wstawia pieniądze zebrane zamiast należnych.)
variant-time-between-without-new = bez nowych klientów
variant-time-between-without-new-formula = suma średnich klientów znanych wcześniej ÷ ci klienci
variant-time-between-without-new-why = Jeden poradnik pomija tych, którzy są w okresie nowi. Ich pierwsze przerwy są krótkie, bo tylko krótkie się mieszczą.
variant-pooled-mean = wszystkie przerwy jednakowo
variant-pooled-mean-formula = suma wszystkich przerw ÷ ich liczba
variant-pooled-mean-why = Tu każda przerwa liczy się raz, więc stali klienci ważą więcej.
variant-pooled-median = środkowa przerwa
variant-pooled-median-formula = połowa przerw jest krótsza, połowa dłuższa
variant-pooled-median-why = Jedna bardzo długa przerwa jej nie przesuwa.
variant-first-year-value = wartość pierwszego roku
variant-first-year-value-formula = obrót netto pierwszych 365 dni ÷ klienci, którzy pierwszy raz byli rok do dwóch lat temu
variant-first-year-value-why = Zaobserwowana, nie oszacowana, i dlatego pokazywana jako pierwsza.
variant-clv-per-spell = na jeden pobyt
variant-clv-per-spell-formula = obrót netto dwunastu miesięcy ÷ klienci w nich utraceni
variant-clv-per-spell-why = Ile przynosi jeden czas bycia klientem, od przyjścia do odejścia. Kto wraca, zaczyna następny.
variant-clv-net-exit = na jedno pożegnanie
variant-clv-net-exit-formula = obrót netto dwunastu miesięcy ÷ (utraceni + nowi, których już nie ma − odzyskani)
variant-clv-net-exit-why = Zestawia tych, którzy wrócili, z tymi, którzy odeszli. W roku, w którym więcej osób wraca, niż odchodzi, spada poniżej zera i nic nie mówi.
variant-value-by-yearly-revenue = według rocznego obrotu
variant-value-by-yearly-revenue-formula = obrót dwunastu miesięcy ÷ klienci × lata, przez które klient zostaje
variant-value-by-yearly-revenue-why = Wzór z innego poradnika. Nie odejmuje zwrotów i obejmuje tylko wpisane kwoty.
variant-clv-trailing12 = wartość klienta z poradników
variant-clv-trailing12-formula = netto na wizytę × wizyty klienta w roku × lata, przez które klient zostaje
variant-clv-trailing12-why = Patrzy w przód na cały czas u Ciebie. To szacunek.

## A figure
unit-days = { $n ->
    [one] { $n } dzień
    [few] { $n } dni
    [many] { $n } dni
   *[other] { $n } dnia
}

## The owner's screen
today-nobody-yet = Nikt jeszcze nie przyszedł. Wszystko zacznie się od pierwszego skanu.
today-quiet = { $customers ->
    [one] Jest cicho. Do tej pory przyszedł { $customers } klient; ostatnia wizyta: { $date }.
   *[other] Jest cicho. Do tej pory przyszło { $customers } klientów; ostatnia wizyta: { $date }.
}
today-repeat-few = { $visitors ->
    [one] Co najmniej dwa razy w ciągu ostatnich { $days } dni: { $part } z { $visitors } klienta.
   *[other] Co najmniej dwa razy w ciągu ostatnich { $days } dni: { $part } z { $visitors } klientów.
}
today-repeat-share = Co najmniej dwa razy w ciągu ostatnich { $days } dni: { $share } z { $visitors } klientów.
today-late = { $n ->
    [0] Nikt ze stałych klientów się nie spóźnia.
    [one] Spóźnia się { $n } stały klient.
   *[other] Spóźnia się { $n } stałych klientów.
}
today-kept = { $retained ->
    [one] W zeszłym miesiącu został { $retained } klient z { $active }.
   *[other] W zeszłym miesiącu zostało { $retained } klientów z { $active }.
}
tile-up = więcej niż miesiąc wcześniej
tile-down = mniej niż miesiąc wcześniej
tile-level = tyle samo co miesiąc wcześniej
tile-chance = { $change }, ale to może być przypadek

## Why to act on somebody
reason-rhythm = { $gap ->
    [one] codziennie, teraz { $idle }
    [few] co { $gap } dni, teraz { $idle }
    [many] co { $gap } dni, teraz { $idle }
   *[other] co { $gap } dnia, teraz { $idle }
}
reason-away = { $idle ->
    [one] nieobecność od { $idle } dnia
   *[other] nieobecność od { $idle } dni
}
reason-unhappy = niska ocena: { $score } z { $most }
reason-neutral = ocena taka sobie: { $score } z { $most }
reason-serious-case = poważna skarga wciąż czeka
reason-minor-case = drobna skarga wciąż czeka
reason-stamps = { $goal ->
    [one] { $n } z { $goal } pieczątki
   *[other] { $n } z { $goal } pieczątek
}

## A goal
goal-value = teraz { $value }, cel { $target }
goal-reached = osiągnięty
goal-in-time = w tym tempie: { $date }
goal-too-late = w tym tempie: { $date }, po wybranym dniu
goal-never = w tym tempie nigdy
goal-too-early = za wcześnie, by to powiedzieć

## A customer
customer-rhythm = { $gap ->
    [one] przychodzi codziennie
    [few] przychodzi co { $gap } dni
    [many] przychodzi co { $gap } dni
   *[other] przychodzi co { $gap } dnia
}
customer-spent = { $visits ->
    [one] { $visits } wizyta, razem { $net }
    [few] { $visits } wizyty, razem { $net }
    [many] { $visits } wizyt, razem { $net }
   *[other] { $visits } wizyty, razem { $net }
}
light-green = wszystko dobrze
light-yellow = warto mieć na oku
light-red = grozi odejście
light-gone = już nie przychodzi
word-new = nowy klient
word-coming-back = wraca
word-regular = stały klient
word-best = wśród najlepszych
word-gone-quiet = dawno nie widać

## What others reach
benchmark-year = Przez dwanaście miesięcy zostało: { $kept }.
benchmark-year-before = W poprzednich dwunastu miesiącach: { $kept }.
benchmark-source-industry = { $trade }: { $percent } w badaniu, którego metody i okresu nie znamy; lepszą miarą jest Twój zeszły rok.
benchmark-source-aim = { $trade }: jeden z poradników każe celować w { $percent }, ale nie mówi dlaczego.
benchmark-source-alarm = { $trade }: jeden z poradników bije na alarm przy { $percent } klientów utraconych w ciągu roku, ale nie mówi dlaczego.
benchmark-source-returns = { $trade }: wraca { $percent } tego, co sprzedano, według badania, którego metody i okresu nie znamy.
benchmark-trade-retail-and-ecommerce = Sklepy stacjonarne i internetowe
benchmark-trade-hospitality-and-travel = Restauracje, kawiarnie, hotele i podróże
benchmark-trade-services-and-media = Usługi profesjonalne i media
benchmark-trade-any = Wszystkie branże
benchmark-trade-in-store = W sklepie
benchmark-trade-online = W internecie

## Zapisy przy ladzie: na co warto spojrzeć
fraud-notice = To wskazówki, nie wyroki: każda może mieć niewinne wyjaśnienie. Obejrzyj wiersze i zapytaj, zanim ocenisz.
fraud-one-card = { $name }: średnio { $value } pieczątki na zmianę dla jednej karty. Więcej niż { $usual } to coś niezwykłego.
fraud-own-circle = Karty, które stempluje prawie zawsze { $name }, choć o tych samych porach pracują też inni: { $value }. U innych średnio { $usual }.
fraud-pace = { $name }: { $value } skanów na godzinę. Inni o tych samych porach: { $usual }.
fraud-voids = { $name }: unieważniono { $value } skanów. U innych { $usual }.
fraud-overrides = { $name }: nagrody wydane na słowo { $value } razy na godzinę. U innych kierowników { $usual }.
fraud-refunds = { $name }: zwroty przy { $value } wizyt. U innych { $usual }.
fraud-offline = { $name }: w { $value } dni skany dotarły z opóźnieniem, choć u nikogo innego. U innych { $usual }.
fraud-closed = { $name }: skany w porze, gdy lokal jest zwykle zamknięty: { $value }. Wszyscy inni razem: { $usual }.
