# Polski. Krótko, ciepło i dokładnie, jak mówi dobry barista. Serwer i przeglądarka czytają te same pliki.

## Any page
stamps-of-goal = { $n } z { $goal }

## Wejście za ladę
pin-locked = Za dużo błędnych PIN-ów na tym urządzeniu.

## The office
owner-again = Spróbuj ponownie
