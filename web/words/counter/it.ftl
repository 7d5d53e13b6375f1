## The counter
counter-title = Banco
counter-ready = Leggi una tessera.
counter-code = Codice
counter-stamps = Timbri
counter-more = Un timbro in più
counter-fewer = Un timbro in meno
counter-send = Timbra
counter-all-confirmed = tutto confermato
counter-waiting = { $n ->
    [one] { $n } non ancora confermato
   *[other] { $n } non ancora confermati
}
counter-offline = senza rete
counter-late = Rifiutati in seguito
counter-wanted = Scansiona il telefono per: { $reward }
counter-wanted-how = Chi lo riceve apre la tessera e la avvicina alla fotocamera.
counter-wanted-not = Non ora
counter-code-like = Codice breve
counter-stamp-one = 1 timbro
counter-amount = Importo
counter-units = Quanti
counter-units-n = { $n ->
    [one] { $n } pezzo
   *[other] { $n } pezzi
}
counter-tools = Altro
counter-type = Scrivi codice
counter-people = Cerca
counter-ticket = Mostra codice
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
camera-insecure-how = I browser la danno solo alle pagine arrivate con HTTPS. Codici scritti, lettore USB e “Mostra codice” qui funzionano.
camera-https = Come avere HTTPS
camera-photo = Leggi una foto

## Arrivare al banco
counter-kept-of = { $n ->
    [one] Una scansione aspetta il PIN di { $name }.
   *[other] { $n } scansioni aspettano il PIN di { $name }.
}
counter-lock = Blocca
counter-open-still = Nessuna connessione. Il banco resta aperto, perché nessuno potrebbe rientrare.
