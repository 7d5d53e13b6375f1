## Any page
stamps-to-go = { $n ->
    [one] ne manca { $n }
   *[other] ne mancano { $n }
}

## The counter
counter-title = Banco
counter-ready = Leggi una tessera.
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
counter-last = Mostra di nuovo
counter-unchecked = Questo dispositivo non ha potuto controllare il codice. Lo farà il server.
counter-undo = Annulla
counter-undo-reason = Annullato al banco
counter-undone = Annullato
counter-not-undone = Non annullato
counter-one-more = Ancora uno
counter-next = Prossima tessera
counter-redeem = Consegna: { $reward }
counter-redeemed = Consegnato. Buon appetito!
counter-not-redeemed = Non consegnato
counter-wanted = Scansiona il telefono per: { $reward }
counter-wanted-how = Chi lo riceve apre la tessera e la avvicina alla fotocamera.
counter-wanted-not = Non ora
counter-code-like = Codice breve o incollato
counter-stamp-one = 1 timbro
counter-amount = Importo
counter-units = Quanti
counter-units-n = { $n ->
    [one] { $n } pezzo
   *[other] { $n } pezzi
}
counter-tools = Altro
counter-type = Scrivi un codice
counter-people = Cerca
counter-ticket = Mostra un codice
counter-menu = Altro

## La fotocamera
camera-asking = Apro la fotocamera…
camera-asking-how = Se il browser lo chiede, consenti.
camera-light = Luce
camera-dark = Qui è troppo buio. Girati verso la luce o rendi più luminoso lo schermo del telefono.
camera-dark-light = Qui è troppo buio. Accendi la luce.
camera-blind = La fotocamera vede, ma non si è caricato ciò che legge i codici. Si riprova da solo; scrivere funziona.
camera-denied = La fotocamera non è consentita.
camera-denied-how = Tocca il simbolo accanto all’indirizzo, consenti la fotocamera e riprova. Intanto va bene anche un codice scritto o un lettore USB.
camera-none = Qui non c’è una fotocamera.
camera-none-how = Scrivi il codice breve che sta sotto il codice della tessera, o usa un lettore USB: scrive da solo.
camera-taken = La fotocamera è occupata.
camera-taken-how = Chiudi l’altra app o scheda che la usa e riprova.
camera-insecure = Senza HTTPS niente fotocamera.
camera-insecure-how = I browser la danno solo alle pagine arrivate con HTTPS. Codici scritti, lettore USB e “Mostra un codice” qui funzionano.
camera-https = Come avere HTTPS
camera-photo = Leggi una foto

## Chi salutare, e perché
greet-first = Prima visita. Dai il benvenuto.
greet-away = { $n ->
    [one] Prima visita da un giorno. Saluta.
   *[other] Prima visita da { $n } giorni. Saluta.
}
greet-unhappy = L’ultima volta non era contento. Chiedi come va oggi.
greet-case = Qualcosa è andato storto e non è ancora risolto. Di’ che lo sai.

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
problem-code-replaced = Questa stampa non vale più: la tessera ne ha una nuova. Cerca il cliente.
problem-code-may-not-redeem = Un codice stampato raccoglie ma non consegna. Scansiona il codice vivo sul telefono.
problem-code-expired = Questo codice è troppo vecchio o già usato. Fanne mostrare uno nuovo e riprova.
problem-code-foreign = Questo non è un codice timbro. Chiedi la tessera del cliente.
problem-code-damaged = Questo codice non si legge per intero. Tienilo piano e in buona luce, o scrivi il codice breve che sta sotto.
problem-code-misspelt = Un carattere di questo codice breve è sbagliato. Confronta e riscrivi.
problem-code-is-ticket = Questo codice è per la fotocamera del cliente. Gli dà il timbro da solo.
problem-code-not-in-photo = In questa foto non si legge alcun codice. Scattala più da vicino e con più luce.
problem-reward-redeemed = Questo premio è già stato usato.
problem-reward-expired = Il tempo di questo premio è scaduto.
problem-override-refused = Il PIN non è giusto, o il titolare qui non lo permette.
problem-stamps-spent = Questi timbri hanno pagato un premio già usato.
problem-visit-void = Era già stato annullato.
