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
team-change = Nome e ruolo
team-change-do = Salva nome e ruolo
team-changed = Nome e ruolo sono salvati.
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
owner-proof-why = Questo spetta solo a te: mostra ancora una volta chi sei. Vale per dieci minuti.
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
owner-saved = Salvato
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

## L’ufficio: le sue pagine
owner-numbers = Numeri
owner-customers = Clienti
owner-inbox = Posta
owner-programs = Programmi
owner-posters = Locandine
owner-goals = Obiettivi
owner-calculator = Calcolatrice
owner-settings = Impostazioni
owner-exports = Esportazioni
owner-keys = Chiavi API
owner-fraud = Da controllare
owner-audit = Registro
owner-more = Altro

## L’ufficio: come sta un cliente
owner-light-green = va bene
owner-light-yellow = da seguire
owner-light-red = a rischio
owner-light-gone = non viene più
