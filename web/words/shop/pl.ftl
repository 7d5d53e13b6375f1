## Plakaty
shop-posters-why = Dzięki plakatowi przy kasie klienci znajdują swoją kartę: kierują na niego aparat i już ją mają.
shop-poster-size = Co to ma być?
shop-a4 = A4
shop-a4-why = na ścianę albo do witryny
shop-a6 = A6
shop-a6-why = mały, obok kasy
shop-tent = Stojak na stolik
shop-tent-why = złożona kartka A4: stoi na stoliku, czyta się ją z obu stron
shop-poster-language = W jakim języku?
shop-poster-open = Otwórz do druku
shop-poster-how = Otwiera się na osobnej stronie. Wydrukuj w skali 100 % albo zapisz jako PDF.
shop-poster-preview = Plakat, mniej więcej taki, jaki będzie
shop-join = To samo jako link
shop-join-why = Na stronę, do wiadomości albo do stopki maila. Kto go otworzy, dostaje kartę.
shop-join-link = Link do nowej karty
shop-join-copy = Skopiuj link
shop-join-copied = Skopiowano
shop-blanks = Puste karty na papierze
shop-blanks-why = Dla klientów bez telefonu pod ręką. Każda ożywa przy pierwszym skanie.
shop-blanks-number = Ile?
shop-blanks-rule = Od { $min } do { $max }; na stronie mieści się dziesięć.
shop-blanks-make = Przygotuj
shop-blanks-open = { $n ->
    [one] Otwórz kartę do druku
    [few] Otwórz { $n } karty do druku
    [many] Otwórz { $n } kart do druku
   *[other] Otwórz { $n } karty do druku
}

## Ustawienia: sklep
shop-about = Sklep
shop-name-rule = Nazwa od 1 do 80 znaków.
shop-kind-why = Zależą od tego wartości początkowe, na przykład kiedy ktoś liczy się jako stracony.
shop-language-why = Pierwszy język plakatów i stron. Klienci mogą wybrać inny.
shop-zone-why = Wpisz miasto. Twoje dni zaczynają się o jego północy.
shop-zone-rule = Nie ma takiej strefy. Wybierz z listy, na przykład Europe/Warsaw.
shop-currency-why = Można ją zmienić, dopóki nie zapisano pierwszej kwoty.
shop-currency-rule = Nie ma takiej waluty. Wybierz z listy.
shop-currency-in-use = Są już zapisane kwoty w obecnej walucie, więc ona zostaje.
shop-hours = Godziny otwarcia
shop-hours-what = Kiedy jest otwarte, dzień po dniu
shop-hours-why = Skany po zamknięciu warto obejrzeć. Można zamykać po północy: od 18:00 do 02:00.
shop-hours-rule = Najwyżej cztery przedziały dziennie, każdy z dwiema godzinami.
shop-closed-day = Zamknięte
shop-opens = otwarcie
shop-closes = zamknięcie
shop-hours-add = Dodaj godziny
shop-hours-copy = Tak samo we wszystkie dni
shop-places = Lokale
shop-places-what = Twoje kasy i lokale
shop-places-why = Każde urządzenie stoi w jednym lokalu, a liczby można zobaczyć dla jednego z nich.
shop-place-name = Zmień nazwę „{ $name }”
shop-place-new = Kolejny lokal

## Ustawienia: wygląd
shop-look = Wygląd
shop-look-what = Twój kolor i logo: na kartach, plakatach i przy kasie
shop-colour = Kolor Twojej pieczątki
shop-colour-as-given = Da się go odczytać na jasnym i na ciemnym papierze dokładnie taki, jaki jest.
shop-colour-changed = Na jasnym papierze jest trochę ciemniejszy albo na ciemnym jaśniejszy, żeby każdy mógł go odczytać.
shop-colour-preview = Twoja pieczątka w dzień i w nocy
shop-colour-own = Wróć do koloru timbro
shop-logo = Logo
shop-logo-now = Twoje obecne logo
shop-logo-why = PNG albo JPEG, najwyżej 2 MB i 4096 pikseli na bok. Stoi na białym tle.
shop-logo-large = Ten plik jest za duży: najwyżej 2 MB i 4096 pikseli na bok.
shop-logo-type = To nie jest PNG ani JPEG.
shop-logo-drop = Usuń logo

## Ustawienia: jak się liczy
shop-counting = Jak liczone są liczby
shop-counting-what = Kiedy ktoś liczy się jako stracony, kiedy kończy się dzień, kiedy jest zamknięte
shop-window = Kiedy klient liczy się jako stracony?
shop-window-why = Po tylu otwartych dniach bez wizyty. Tak liczone są też minione miesiące.
shop-window-preset = { $n ->
    [one] Jak zwykle w tego rodzaju sklepie: { $n } dzień
    [few] Jak zwykle w tego rodzaju sklepie: { $n } dni
    [many] Jak zwykle w tego rodzaju sklepie: { $n } dni
   *[other] Jak zwykle w tego rodzaju sklepie: { $n } dnia
}
shop-window-auto = Tak, jak przychodzą Twoi klienci, gdy będzie ich dość, by to stwierdzić
shop-window-days = Po tylu dniach, ile wybiorę
shop-days = Dni
shop-days-rule = Od { $min } do { $max } dni.
shop-day-end = Kiedy kończy się Twój dzień?
shop-day-end-why = Wizyta przed tą godziną należy do poprzedniego wieczoru. Północ to 00:00.
shop-day-end-rule = Godzina przed południem, na przykład 04:00.
shop-closures = Przerwy
shop-closures-why = Urlopy i remonty: nikt nie liczy się jako spóźniony z powodu dni, w które było zamknięte.
shop-closures-rule = Każda przerwa potrzebuje dwóch dni i nie może kończyć się, zanim się zacznie. Może ich być 200.
shop-closure-of = Przerwa { $n }
shop-closure-from = Pierwszy dzień przerwy
shop-closure-to = Ostatni dzień przerwy
shop-closure-name = Dlaczego?
shop-closure-add = Dodaj przerwę

## Ustawienia: klienci
shop-asking = Pytanie na karcie
shop-asking-what = O co pytamy klientów po wizycie
shop-ask = O co ma pytać karta? Raz na dziewięćdziesiąt dni, tych, którzy na to pozwalają.
shop-ask-nps = Czy polecisz nas innym?
shop-ask-nps-why = od 0 do 10; mówi, czy przyprowadzą innych
shop-ask-csat = Jak było dzisiaj?
shop-ask-csat-why = od 1 do 5; mówi, czy wizyta im się podobała
shop-ask-none = O nic
shop-ask-none-why = karta nie zadaje pytań
shop-keeping = Jak długo przechowujemy
shop-keeping-what = Co samo się usuwa i kiedy
shop-profiling = Słowa i notatki, w miesiącach
shop-profiling-why = Potem znikają komentarze, sprawy i notatki oraz etykiety tych, którzy już nie przychodzą.
shop-marketing = Zgoda na oferty, w miesiącach
shop-marketing-why = Potem kończy się zgoda na oferty i nowości, chyba że ktoś wyrazi ją ponownie.
shop-months-rule = Od { $min } do { $max } miesięcy.
shop-notice = Informacja o prywatności
shop-notice-what = Co dodajesz do tego, co klienci czytają o swoich danych
shop-notice-why = Tekst timbro mówi, co jest przechowywane i dlaczego. Dodaj, kto jest administratorem, z adresem.
shop-notice-rule = Najwyżej { $max } znaków, bez takich, których nie da się pokazać.
