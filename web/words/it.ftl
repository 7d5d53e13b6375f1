# Italiano. Breve, cordiale ed esatto, come parla un bravo barista. Server e browser leggono gli stessi file.

## Any page
stamps-of-goal = { $n } su { $goal }

## Arrivare al banco
pin-locked = Troppi PIN sbagliati su questo dispositivo.

## The office
owner-again = Riprova

## What the server refuses
problem-unreachable = Nessun collegamento con il server.
problem-overloaded = Il server è occupato.
problem-unavailable = Il server ora non può rispondere.
problem-other = Il server ha rifiutato senza un motivo che conosciamo.
