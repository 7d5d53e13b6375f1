# Polski. Krótko, ciepło i dokładnie, jak mówi dobry barista. Serwer i przeglądarka czytają te same pliki.

## Any page
stamps-of-goal = { $n } z { $goal }

## Wejście za ladę
pin-locked = Za dużo błędnych PIN-ów na tym urządzeniu.

## The office
owner-again = Spróbuj ponownie

## What the server refuses
problem-unreachable = Brak połączenia z serwerem.
problem-overloaded = Serwer jest zajęty.
problem-unavailable = Serwer nie może teraz odpowiedzieć.
problem-other = Serwer odmówił z powodu, którego nie znamy.
