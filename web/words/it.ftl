# Italiano. Breve, cordiale ed esatto, come parla un bravo barista. Server e browser leggono gli stessi file.

## Any page
calendar-date = { $day } { $month ->
    [1] gennaio
    [2] febbraio
    [3] marzo
    [4] aprile
    [5] maggio
    [6] giugno
    [7] luglio
    [8] agosto
    [9] settembre
    [10] ottobre
    [11] novembre
   *[12] dicembre
} { $year }
stamps-of-goal = { $n } su { $goal }
stamps-to-go = { $n ->
    [one] ne manca { $n }
   *[other] ne mancano { $n }
}
stamps-to-reward = { $n ->
    [one] Ancora { $n } timbro per { $reward }
   *[other] Ancora { $n } timbri per { $reward }
}
reward-ready = Pronto per te: { $reward }
reward-until = Fino al { $date }.
reward-how = Chiedilo al banco.

## The customer's card
card-title = La tua tessera da { $shop }
card-code = Il tuo codice
card-aloud = oppure di’
card-first = Ancora nessun timbro. Mostra il codice al banco per avere il primo.
card-why = Perché { $n }?
card-no-program = Questo negozio sta ancora preparando la raccolta. Il tuo codice funziona già.
card-keep-why = Conserva la tessera su questo telefono: la ritrovi anche senza il link.
card-keep = Conservala qui

## Lines of a card's history
entry-open = Timbri riportati
entry-earn = Visita
entry-issue = Premio raggiunto
entry-redeem = Premio usato
entry-void = Timbro annullato
entry-refund = Acquisto rimborsato
entry-adjust = Correzione del negozio
entry-gift = Un regalo del negozio
entry-expire = Timbri scaduti

## Che cosa un cliente può chiedere su di sé
privacy-title = I tuoi dati da { $shop }
privacy-open = I tuoi dati
privacy-back = Torna alla tessera
privacy-switches = Che cosa permetti
privacy-service-messages = Messaggi sulla tua tessera
privacy-service-messages-why = Un premio pronto, timbri che stanno per scadere.
privacy-marketing = Offerte e novità
privacy-marketing-why = Ogni tanto, e da nessun altro.
privacy-profiling = Essere riconosciuto come cliente abituale
privacy-profiling-why = Il negozio vede con il tuo nome quanto spesso vieni, a meno che tu lo disattivi.
privacy-surveys = Ricevere domande su com’è andata
privacy-surveys-why = Una domanda dopo una visita. Non devi mai rispondere.
privacy-on = Attivo.
privacy-off = Non attivo.
privacy-on-since = Attivo dal { $date }.
privacy-off-since = Non attivo dal { $date }.
privacy-turn-on = Attiva
privacy-turn-off = Disattiva
privacy-have = Che cosa sa il negozio
privacy-have-why = È tutto qui, da leggere e da portare con te.
privacy-read = Leggi
privacy-download = Scarica in JSON
privacy-forget = Farsi dimenticare
privacy-forget-why = Il tuo nome, le tue parole e la tua tessera vengono cancellati subito e per sempre. I timbri e i premi sulla tessera vanno persi.
privacy-forget-open = Fatti dimenticare…
privacy-forget-title = { $shop } deve dimenticarti?
privacy-forget-yes = Sì, dimenticami
privacy-forget-no = No, tengo la tessera
privacy-forgotten = Sei stato dimenticato. Questa tessera non vale più.
privacy-notice = Come { $shop } tratta i tuoi dati
privacy-notice-what = { $shop } è il titolare dei tuoi dati. Conserva quando vieni, che cosa guadagni e usi, e ciò che racconti di te. Non servono né nome né indirizzo.
privacy-notice-why = Gli serve per gestire la tua tessera. Tutto il resto lo permetti tu qui sopra, e puoi revocarlo in ogni momento.
privacy-notice-how = Nomi, indirizzi e parole sono cifrati con una chiave solo tua. Niente viene venduto, e nessun altro negozio lo vede.
privacy-notice-profiling = { $n ->
    [one] Ciò che è stato detto e annotato su di te viene cancellato dopo un mese.
   *[other] Ciò che è stato detto e annotato su di te viene cancellato dopo { $n } mesi.
}
privacy-notice-marketing = { $n ->
    [one] Il permesso per offerte e novità dura un mese, se non lo rinnovi.
   *[other] Il permesso per offerte e novità dura { $n } mesi, se non lo rinnovi.
}
privacy-notice-rights = Qui puoi leggere, portare con te e cancellare i tuoi dati. Per correggerli chiedi al negozio. Se qualcosa non va, puoi rivolgerti al Garante per la protezione dei dati personali.
export-title = Che cosa { $shop } sa di te
export-back = Torna ai tuoi dati
export-none = Niente.
export-profile = Tu
export-name = Nome
export-email = E-mail
export-phone = Telefono
export-since = Cliente dal
export-tags = Le parole del negozio per te
export-consents = Che cosa hai permesso
export-visits = Quando sei venuto
export-entries = I tuoi timbri
export-rewards = I tuoi premi
export-payments = Che cosa hai pagato sul conto
export-answers = Che cosa hai detto
export-cases = Che cosa è andato storto

## Joining a shop
join-title = La tua raccolta timbri da { $shop }
join-welcome = La tua raccolta timbri da
join-offer = { $n ->
    [one] Un timbro, poi { $reward }
   *[other] { $n } timbri, poi { $reward }
}
join-name = Il tuo nome, se vuoi
join-name-refused = Un nome ha al massimo 80 lettere, su una riga.
join-open = Apri la mia tessera
join-promise = Niente app, niente password. Il negozio vede quando vieni e che cosa guadagni, e nulla degli altri tuoi negozi.

## Taking a stamp that the counter shows
claim-title = Un timbro da { $shop }
claim-offer = { $n ->
    [one] Un timbro per te
   *[other] { $n } timbri per te
}
claim-opens-card = Così si apre anche la tua tessera.
claim-take = { $n ->
    [one] Prendi il timbro
   *[other] Prendi i timbri
}
claimed = { $n ->
    [one] Timbrato
   *[other] Timbrato { $n } volte
}
claimed-see-card = Guarda la mia tessera

## One sentence and a way on
message-not-found = A questo indirizzo non c’è nulla.
message-card-not-found = Non conosciamo questa tessera. Chiedine una nuova al banco.
message-ticket-expired = Questo timbro è scaduto. Chiedine uno nuovo al banco.
message-ticket-taken = Questo timbro è già stato preso.
message-too-soon = È troppo presto per un altro timbro. Torna più tardi.
message-own-card = Chi mostra un timbro non può prenderlo. Chiedi a un collega.
message-unavailable = Ora non possiamo rispondere. Riprova tra un minuto.
message-see-card = Guarda la mia tessera
message-try-again = Riprova

## Another phone, and a lost one
card-elsewhere = Su un altro telefono
card-browsers = { $n ->
    [0] non ancora conservata su un telefono
    [one] conservata su un telefono
   *[other] conservata su { $n } telefoni
}
card-link-code = Il link di questa tessera come codice
card-link-why = Inquadralo con l’altro telefono. Mostralo solo a chi può usare la tua tessera: il link è la tessera.
card-safe = Metti al sicuro la tessera, o sostituiscila se l’hai persa
cards-title = Le tue tessere
cards-lost = Questo telefono non ha più questa tessera: è stata sostituita, o tolta da un altro telefono.
safe-title = Metti al sicuro la tessera
safe-word = Una parola di recupero
safe-word-why = Scrivila su un foglio. Se perdi il telefono, la scrivi su qualsiasi altro e la tessera torna.
safe-word-again = Ne hai già creata una. Quella nuova la sostituisce.
safe-word-make = Crea una parola di recupero
safe-word-new = Scrivila adesso
safe-word-once = Non si mostra una seconda volta. Tieni il foglio lontano dal telefono.
safe-others = { $n ->
    [0] Nessun altro telefono ha questa tessera
    [one] Un altro telefono ha questa tessera
   *[other] Altri { $n } telefoni hanno questa tessera
}
safe-forget-why = Togli la tessera da tutti i telefoni tranne questo. Chi ha salvato il link può ancora aprirla; se il telefono è stato rubato, sostituisci la tessera.
safe-forget = Toglila da tutti gli altri
safe-lost = Persa o rubata?
safe-lost-why = Una tessera nuova prende il posto di questa. Stampe, link, codici, parole di recupero e tutti gli altri telefoni smettono subito di funzionare. Timbri e premi restano.
safe-lost-ask = Sì, voglio una tessera nuova
safe-replace = Sostituisci la tessera
back-title = Recupera la tua tessera
back-word = La tua parola di recupero
back-take = Recupera
back-wrong = Questa parola non apre nessuna tessera. Controllala e scrivila di nuovo.
back-slowed = { $n ->
    [one] Troppe parole sbagliate. Aspetta un secondo e riprova.
   *[other] Troppe parole sbagliate. Aspetta { $n } secondi e riprova.
}
back-else = Non hai una parola di recupero? Mostra la tessera stampata o di’ il codice breve al banco: anche lì possono ridarti la tessera.
return-title = La tua tessera è di nuovo qui
return-why = Conservala su questo telefono, ed è tua come prima.
return-take = Conservala qui
message-way-back = Recupera una tessera con la parola di recupero
message-return-gone = Questo link è già stato usato, o ha più di dieci minuti. Chiedine uno nuovo al banco.
message-replaced-often = Questa tessera è stata sostituita tutte le volte possibili. Chiedine una nuova al banco.

## Blank cards to print
sheet-title = Tessere nuove di { $shop }
sheet-how = Stampa su A4 al 100 % con il comando del browser e taglia lungo le linee. Ogni tessera è pronta per il primo cliente che la prende.
sheet-empty = In questa pagina non ci sono tessere nuove.
sheet-card = Mostra questo codice al banco. Con la tua fotocamera vedi i tuoi timbri.

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
pin-locked = Troppi PIN sbagliati su questo dispositivo.
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

## The office
owner-title = Ufficio
owner-today = Oggi
owner-setup-title = Benvenuti. Chi gestisce questo locale?
owner-setup-do = Apri il mio ufficio
owner-name = Il tuo nome
owner-password = Password
owner-password-rule = Da { $min } a { $max } caratteri. Meglio qualche parola che solo tu metteresti insieme.
owner-link-dead = Questo link è già stato usato, o ha più di mezz’ora. Chi cura il server ne fa uno nuovo con: timbro owner reset
owner-sign-in-title = Entra nel tuo ufficio
owner-sign-in = Entra
owner-code = Codice dell’app
owner-code-why = Solo se hai configurato un’app per i codici. Se non c’è più, scrivi uno dei codici di recupero.
owner-wrong = Il nome, la password o il codice è sbagliato. Controllali tutti e scrivili di nuovo.
owner-slowed = { $n ->
    [one] Troppi tentativi sbagliati. Aspetta un secondo, poi riprova.
   *[other] Troppi tentativi sbagliati. Aspetta { $n } secondi, poi riprova.
}
owner-again = Riprova
owner-sign-out = Esci
owner-counter = Vai al banco

## L’ufficio: chi lavora qui
team-title = Squadra
team-people = Persone
team-nobody = Ancora nessuno. Aggiungi prima te stesso: così puoi servire anche tu.
team-add = Una persona nuova
team-name = Nome
team-role = Che cosa può fare
team-role-staff = Serve al banco
team-role-staff-why = timbri, premi, e i propri errori degli ultimi 15 minuti
team-role-manager = Responsabile
team-role-manager-why = anche storni e rimborsi degli altri, e la parola al posto di un codice
team-role-owner = Titolare
team-role-owner-why = tutto ciò che succede al banco
team-pin = PIN
team-pin-rule = Da 4 a 6 cifre, e non 1234, 0000 o simili. Non dirlo a nessun altro: ognuno ha il suo.
team-add-do = Aggiungi
team-no-pin = ancora senza PIN
team-pin-new = Imposta un nuovo PIN
team-pin-set = Il nuovo PIN è impostato. Un turno aperto è finito.
team-card = La sua tessera
team-card-why = Il codice breve della sua tessera da cliente. Non può timbrarla da sé.
team-card-keep = Collega la tessera
team-card-known = La sua tessera è collegata: non può timbrarla da sé.
team-card-drop = Scollega la tessera
team-leave = { $name } non lavora più qui
team-leave-sure = { $name } non lavora più qui? Il suo turno finisce subito, e quello che ha fatto resta.
team-devices = Dispositivi
team-no-device = Nessun dispositivo è ancora registrato.
team-seen = { $place } · visto l’ultima volta { $when }
team-revoke = Revoca
team-revoke-sure = Revocare «{ $name }»? Dalla prossima richiesta non può più fare nulla.
team-enrol = Un altro dispositivo
team-device-name = Come si chiama?
team-enrol-do = Mostra il codice di registrazione
team-scan = Inquadra questo codice con la fotocamera del nuovo dispositivo. Funziona una volta sola.
team-code = Codice di registrazione
team-code-until = Vale fino a { $when }.
team-this-device = Registra proprio questo dispositivo
team-code-hide = Fatto
team-refused = Così non va. Controlla quello che hai scritto; un PIN non deve essere tra i primi che chiunque proverebbe.
## The office: a way back in
owner-shop-name = Come si chiama il locale?
owner-shop-kind = Che tipo di locale è?
owner-kind-cafe = Caffè, bar o panificio
owner-kind-restaurant = Ristorante
owner-kind-shop = Negozio
owner-kind-salon = Salone o servizi
owner-shop-currency = Valuta
owner-shop-language = Lingua
owner-shop-zone = Fuso orario
owner-open-title = Un server nuovo. Apri il tuo locale.
owner-open-do = Apri il locale
owner-use-passkey = Usa una passkey
owner-or-password = Oppure con la password
owner-passkey-begin = Continua con una passkey
owner-passkey-why = Entrerai con il dito, il viso o il codice di questo dispositivo. Niente da ricordare, e niente che si possa rubare.
owner-rather-password = Meglio una password
owner-rather-passkey = Meglio una passkey
owner-passkeys-off-ip-address = Le passkey vogliono un nome di host, e questo server si raggiunge con un indirizzo IP. Entra con una password.
owner-passkeys-off-plain-http = Le passkey vogliono HTTPS, e questo server si raggiunge senza. Entra con una password.
owner-passkeys-off-browser = Questo browser non conosce le passkey. Entra con una password.
owner-passkeys-off-unknown = Non abbiamo potuto sapere se qui le passkey funzionano. Una password funziona sempre.
owner-passkeys-off-other = A questo indirizzo le passkey non funzionano. Usa una password.
owner-passkey-declined = Nessuna passkey usata. Riprova quando vuoi.
owner-passkey-there = Questo dispositivo ha già una passkey per questo locale.
owner-passkey-impossible = Qui questo browser non ha potuto usare una passkey. Entra in un altro modo.
owner-passkey-refused = La passkey non è stata accettata. Riprova, o entra in un altro modo.
owner-proof-title = Sei tu?
owner-proof-why = Qui cambia il modo di entrare: mostra ancora una volta chi sei. Vale per dieci minuti.
owner-proof-wrong = Non era giusto. Riprova.
owner-not-proved = Non è cambiato nulla: prima mostra che sei tu.
owner-password-or-code = Password, o un codice dell’app
owner-prove = Sono io
owner-cancel = Annulla
owner-asking = Un momento…
owner-signed-out = La sessione è finita. Ricarica la pagina per entrare.

## The office: security
owner-security = Sicurezza
owner-passkeys = Passkey
owner-passkeys-what = Ti fanno entrare con il dito, il viso o il codice del telefono.
owner-passkeys-none = Ancora nessuna passkey. Con una entri con il dito, il viso o il codice del telefono, e nessuna password si può rubare.
owner-passkey-add = Aggiungi una passkey
owner-passkey-make = Crea la passkey
owner-passkey-name = Come chiami questo dispositivo?
owner-passkey-made = Creata il { $date }
owner-passkey-used = Usata l’ultima volta il { $date }
owner-passkey-remove-why = Non ti farà più entrare. Cancellala anche sul dispositivo.
owner-last-way-in = È l’unico modo di entrare. Prima metti una password o aggiungi un’altra passkey.
owner-rename = Rinomina
owner-rename-what = Rinomina { $name }
owner-remove = Togli
owner-remove-what = Togli { $name }
owner-save = Salva
owner-password-since = Messa il { $date }.
owner-no-password = Non c’è: entri con una passkey.
owner-password-change = Cambia la password
owner-password-first = Metti una password
owner-new-password = Nuova password
owner-password-save = Metti questa password
owner-password-set = La password è cambiata. { $n ->
    [0] Nessun altro era dentro.
    [one] Un’altra sessione è finita.
   *[other] Altre { $n } sessioni sono finite.
}
owner-app = App per i codici
owner-app-what = Con la password, un’app può chiedere altre sei cifre: così una password rubata non basta. Le passkey non vogliono codici.
owner-app-begin = Configura un’app
owner-app-scan = Inquadralo con la tua app per i codici, poi scrivi quello che mostra.
owner-app-picture = Codice QR con il segreto per la tua app
owner-app-type = Sei proprio su questo telefono? Scrivi il segreto nell’app, oppure
owner-app-here = apri l’app
owner-app-code = Le sei cifre che mostra
owner-app-confirm = Attivala
owner-app-since = Dal { $date } chi entra con la password deve dare un codice.
owner-app-remove = Rinuncia all’app
owner-app-remove-why = Entrare con la password non chiederà più un codice. Anche i codici di recupero non varranno più.
owner-recovery = Scrivili su carta
owner-recovery-why = Ognuno ti fa entrare una volta, se l’app non c’è più. Si vedono solo adesso: tienili su carta.
owner-recovery-done = Li ho scritti
owner-recovery-left = { $n ->
    [0] Non resta nessun codice di recupero. Fanne di nuovi.
    [one] Resta un codice di recupero.
   *[other] Restano { $n } codici di recupero.
}
owner-recovery-renew = Nuovi codici di recupero
owner-recovery-renew-why = I vecchi non varranno più.
owner-sessions = Dove sei dentro
owner-sessions-what = Chiudi quello che non conosci. Al prossimo clic è fuori.
owner-session-here = Questo browser
owner-session-seen = Visto l’ultima volta: { $at }
owner-session-unknown = Browser sconosciuto
owner-session-end = Chiudi
owner-session-end-what = Chiudi la sessione di { $name }
