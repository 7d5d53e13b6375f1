## Any page
stamps-to-go = { $n ->
    [one] ne manca { $n }
   *[other] ne mancano { $n }
}

## The counter
counter-title = Banco
counter-ready = Leggi una tessera.
counter-ready-how = Il lettore scrive il codice da solo. Puoi anche incollarlo, o scrivere il codice breve.
counter-code = Codice
counter-stamps = Timbri
counter-more = Un timbro in più
counter-fewer = Un timbro in meno
counter-send = Timbra
counter-sending = Un momento…
counter-stamped = Timbrato
counter-refused = Non timbrato
counter-saved = Salvato, non ancora confermato
counter-saved-why = Viene inviato di nuovo da solo. Puoi continuare.
counter-no-name = Una tessera senza nome
counter-reward = Pronto: { $reward }
counter-all-confirmed = tutto confermato
counter-waiting = { $n ->
    [one] { $n } non ancora confermato
   *[other] { $n } non ancora confermati
}
counter-offline = senza rete
counter-late = Rifiutati in seguito
counter-late-seen = Visto
counter-not-kept = Il browser non ha potuto salvare la lettura. Controlla la rete e leggi di nuovo.
counter-full = Troppe letture aspettano la rete. Questa non è stata salvata.

## Arrivare al banco
counter-stranger = Questo dispositivo non è registrato.
counter-stranger-how = Chiedi al titolare un codice di registrazione: l’ufficio lo mostra alla voce «Squadra». Inquadralo con la fotocamera di questo dispositivo entro dieci minuti.
counter-machine = Una cassa o un’altra macchina non va registrata: usa l’API con una chiave sua.
counter-revoked = Questo dispositivo non si può più usare.
counter-revoked-how = Il titolare lo ha revocato. Se è stato un errore, chiedi un nuovo codice di registrazione.
counter-kept = { $n ->
    [one] Qui è conservata una scansione. Parte quando il dispositivo è di nuovo registrato e chi l’ha fatta è al lavoro.
   *[other] Qui sono conservate { $n } scansioni. Partono quando il dispositivo è di nuovo registrato e chi le ha fatte è al lavoro.
}
counter-kept-of = { $n ->
    [one] Una scansione aspetta il PIN di { $name }.
   *[other] { $n } scansioni aspettano il PIN di { $name }.
}
counter-enrol-title = Registra questo dispositivo
counter-enrol-why = Diventa un banco del negozio. Chi ci lavora tocca il proprio nome e inserisce un PIN.
counter-enrol-known = È già registrato come «{ $name }». Registrato di nuovo, prende il posto nuovo.
counter-enrol-name = Nome di questo dispositivo
counter-enrol-name-why = Per esempio «Tablet al bar». Se lo lasci vuoto, si chiama come ha scelto il titolare.
counter-enrol-do = Registra
counter-enrol-skip = Lascialo com’è
counter-enrol-dead = Questo codice è già stato usato, o ha più di dieci minuti. Chiedine uno nuovo al titolare.
counter-who = Chi è al lavoro?
counter-nobody = Qui nessuno ha ancora un PIN. Il titolare aggiunge le persone nell’ufficio, alla voce «Squadra».
counter-lock = Blocca
counter-end = Fine turno
counter-ended = Il turno di { $name } è finito.
counter-open-still = Nessuna connessione. Il banco resta aperto, perché nessuno potrebbe rientrare.
pin-title = { $name }, il tuo PIN
pin-typed = { $n ->
    [one] Una cifra inserita
   *[other] { $n } cifre inserite
}
pin-delete = Cancella l’ultima cifra
pin-enter = Entra
pin-other = Qualcun altro
pin-wrong = Non è il PIN giusto. Riprova.
pin-wait-seconds = { $n ->
    [one] Riprova tra un secondo.
   *[other] Riprova tra { $n } secondi.
}
pin-wait-minutes = { $n ->
    [one] Riprova tra un minuto.
   *[other] Riprova tra { $n } minuti.
}

## Why a stamp was refused
problem-own-card = È la tua tessera. Fatti servire da un collega.
problem-cool-down = Questa tessera è stata timbrata un attimo fa. Aspetta qualche minuto.
problem-daily-cap = Questa tessera ha già tutti i timbri di oggi.
problem-code-unknown = Questo codice non è di questo negozio.
problem-code-malformed = Questo non è un codice timbro intero. Leggilo di nuovo.
problem-unauthorized = Nessuno è al lavoro su questo dispositivo. Inserisci un PIN.
problem-overloaded = Il server è occupato.
problem-unavailable = Il server ora non può rispondere.
problem-unreachable = Nessun collegamento con il server.
problem-other = Il server ha rifiutato senza un motivo che conosciamo.
