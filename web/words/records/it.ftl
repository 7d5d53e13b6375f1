## Chiavi per le macchine
records-keys-what = Una chiave fa entrare una cassa, un negozio online o un foglio di calcolo senza una persona. Danne una a ciascuno: così puoi togliergliela da sola.
records-keys-none = Non c’è nessuna chiave. Creane una quando una cassa, un negozio online o un foglio di calcolo deve parlare con timbro.
records-keys-dead = { $n ->
    [one] Una chiave revocata
   *[other] { $n } chiavi revocate
}
records-key-make = Una nuova chiave
records-key-make-do = Crea la chiave
records-key-name = A che cosa serve?
records-key-mode = Che cosa apre?
records-mode-live = Vera
records-mode-live-why = il tuo locale, con i suoi clienti
records-mode-test = Di prova
records-mode-test-why = un gemello del locale, in cui nulla è vero
records-key-scopes = Che cosa può fare?
records-scope-counter = Il banco
records-scope-counter-why = leggere tessere, dare premi, cercare persone
records-scope-owner = L’ufficio
records-scope-owner-why = tutto ciò che puoi tu: numeri, clienti, programmi, chiavi
records-key-no-scope = Scegline almeno una: una chiave che non può nulla non serve.
records-key-expires = Il suo ultimo giorno (se lo lasci vuoto, resta valida)
records-key-place = Luogo
records-key-used = Usata l’ultima volta { $date }
records-key-unused = Mai usata
records-key-made-on = creata { $date }
records-key-until = Vale fino al { $date }
records-key-over = Non vale più dal { $date }
records-key-revoked = Revocata { $date }
records-key-old = Il vecchio segreto vale fino a { $date }
records-key-rotate = Nuovo segreto
records-key-rotate-what = Nuovo segreto per «{ $name }»
records-key-rotate-do = Crea il nuovo segreto
records-key-overlap = Per quante ore resta valido il vecchio?
records-key-overlap-why = Abbastanza per mettere il nuovo al posto del vecchio. 0 se qualcun altro ha il vecchio: allora finisce subito.
records-key-revoke-what = Revoca «{ $name }»
records-key-revoke-why = Ciò che usa questa chiave è rifiutato dalla prossima richiesta. Una chiave revocata non torna.
records-secret = Il segreto di «{ $name }»
records-secret-once = Si vede solo adesso. Mettilo dove serve prima di andare avanti.
records-secret-copy = Copia il segreto
records-secret-copied = Copiato.
records-secret-why = Chi lo ha può fare ciò che può la chiave. Non mandarlo per chat o per mail, e non appenderlo al banco.
records-secret-lost = La chiave c’è, ma il suo segreto è già stato mandato una volta e qui non è arrivato. Dalle un nuovo segreto.
records-secret-done = L’ho messo via

## Elenchi
records-more = Mostra altro
records-from = Dal
records-to = Al
records-yes = sì
records-no = no

## Il registro
records-audit-what = Chi ha fatto che cosa di importante, dal più recente. Nulla si può cambiare, nemmeno da te.
records-audit-action = Che cosa è stato fatto
records-audit-any = Qualsiasi cosa
records-audit-none = In questi giorni non è stato fatto nulla del genere.
records-audit-empty = Non c’è ancora scritto nulla.
records-audit-all = Mostra tutto
records-audit-how = Prima e dopo
records-audit-changed = { $before } → { $after }
records-audit-subject = Riguarda
records-audit-number = Numero nel registro
records-actor-customer = Un cliente
records-actor-staff = Chi lavora qui
records-actor-device = Un dispositivo
records-actor-key = Chiave API
records-actor-automation = Da solo
records-actor-system = timbro

records-did-owner-set-up = Titolare registrato
records-did-owner-reset = Ufficio chiuso sul server
records-did-signed-in = Accesso
records-did-sign-in-failed = Accesso non riuscito
records-did-signed-out = Uscita
records-did-session-revoked = Sessione chiusa da altrove
records-did-stepped-up = Identità mostrata di nuovo
records-did-step-up-failed = Identità non confermata
records-did-password-changed = Password cambiata
records-did-totp-confirmed = App per i codici attivata
records-did-totp-removed = App per i codici tolta
records-did-recovery-renewed = Nuovi codici di recupero
records-did-passkey-added = Passkey aggiunta
records-did-passkey-removed = Passkey tolta
records-did-pin-locked = Troppi PIN sbagliati
records-did-device-enrolled = Dispositivo registrato
records-did-device-revoked = Dispositivo revocato
records-did-staff-added = Una persona nuova in squadra
records-did-pin-set = PIN impostato
records-did-staff-ended = Una persona ha lasciato la squadra
records-did-staff-changed = Nome o ruolo cambiato
records-did-shop-changed = Locale cambiato
records-did-location-added = Luogo nuovo
records-did-location-renamed = Luogo rinominato
records-did-customer-changed = Dati di un cliente corretti
records-did-own-card-linked = Tessera propria collegata
records-did-own-card-unlinked = Tessera propria scollegata
records-did-scan-refused = Lettura in ritardo rifiutata
records-did-visit-voided = Visita annullata
records-did-visit-refunded = Rimborso
records-did-reward-overridden = Premio sulla parola di un responsabile
records-did-gift-given = Regalo dato
records-did-stamps-adjusted = Timbri corretti a mano
records-did-stamps-opened = Timbri ripresi da una tessera di carta
records-did-key-made = Chiave creata
records-did-key-rotated = Nuovo segreto per una chiave
records-did-key-revoked = Chiave revocata
records-did-program-made = Programma creato
records-did-program-changed = Regole di un programma cambiate
records-did-program-status-set = Programma sospeso, ripreso o chiuso
records-did-settings-changed = Impostazioni cambiate
records-did-notes-written = Messaggio scritto a molti
records-did-logo-changed = Logo cambiato
records-did-colour-changed = Colore cambiato
records-did-exported = Dati consegnati
records-did-customer-erased = Cliente cancellato
records-did-consent-changed = Consenso cambiato
records-did-cards-merged = Due tessere diventate una
records-did-merge-undone = Tessere di nuovo separate
records-did-card-replaced = Tessera sostituita
records-did-code-keys-rotated = Nuove chiavi per i codici

records-datum-amount = Importo, nella moneta più piccola
records-datum-card = Tessera
records-datum-closures = Periodi di chiusura
records-datum-counter = Al banco
records-datum-day-end = Il giorno finisce dopo mezzanotte, minuti
records-datum-device-seq = Numero sul dispositivo
records-datum-epoch = Edizione della tessera
records-datum-colour = Colore proprio
records-datum-logo = Logo proprio
records-datum-head = Fine della catena della tessera
records-datum-given = D’accordo
records-datum-browser = Browser conosciuto
records-datum-kind = Di che tipo
records-datum-marketing = Mesi di conservazione, per le offerte
records-datum-overlap = Ore in cui valgono entrambi
records-datum-owner = In ufficio
records-datum-privacy = Parole proprie sulla privacy
records-datum-profiling = Mesi di conservazione, per nome
records-datum-program = Programma
records-datum-purpose = Per che cosa
records-datum-question = Domanda
records-datum-reason = Perché
records-datum-scanned = Letta
records-datum-signs = Firma con la chiave
records-datum-stamps = Timbri
records-datum-status = Stato
records-datum-units = Pezzi resi
records-datum-version = Versione
records-datum-visit = Visita
records-datum-window = Giorni prima che un cliente sia perso
records-datum-written = Scritto a
records-datum-wrong = Tentativi sbagliati
records-reason-own-card = È la sua tessera
records-reason-cool-down = Timbrata poco prima
records-reason-daily-cap = Tutti i timbri di quel giorno
records-reason-code-unknown = Nessun codice di questo locale
records-reason-code-replaced = La tessera ha una stampa più nuova
records-reason-forged = Il codice non è autentico
records-status-running = attivo
records-status-paused = sospeso
records-status-ended = chiuso

## Da guardare
records-fraud-window = Quali giorni?
records-fraud-four-weeks = Le ultime quattro settimane
records-fraud-three-months = Gli ultimi tre mesi
records-fraud-year = L’ultimo anno
records-fraud-own-days = Giorni che scelgo io
records-fraud-days = Dal { $from } al { $to }
records-fraud-nobody = In questi giorni nessuno era al lavoro: non c’è nulla da guardare.
records-fraud-nothing = Tutto come al solito. Qui nulla chiede i tuoi occhi.
records-fraud-count = { $n ->
    [one] Una cosa vale uno sguardo.
   *[other] { $n } cose valgono uno sguardo.
}
records-fraud-why = Di che cosa è fatto
records-fraud-chance = Il caso da solo lo porterebbe una volta su { $n }.
records-fraud-chance-least = Il caso da solo non lo porterebbe quasi mai: meno di una volta su un milione.
records-fraud-value = Il dato di questa persona
records-fraud-usual = Quello usuale
records-fraud-formula = Formula
records-fraud-card = La tessera:
records-fraud-rows = { $n ->
    [one] Dietro c’è una riga. La trovi con il suo numero nelle tabelle:
   *[other] Dietro ci sono { $n } righe. Le trovi con i loro numeri nelle tabelle:
}
records-people = I numeri di tutti
records-people-what = Chi si scosta dal centro forse ha solo altri turni.
records-median = Al centro
records-per-hour = Letture l’ora
records-scans = Letture
records-hours = Ore
records-days = Giorni
records-voids = Annullate
records-overrides = Sulla parola
records-refunds = Rimborsi
records-late = In ritardo
records-refused = In ritardo, rifiutate
records-while-closed = A locale chiuso
records-input-shifts = Turni
records-input-cards = Tessere timbrate quasi solo da questa persona
records-input-cards-of-others = Lo stesso, degli altri
records-input-expected = Letture degli altri alle stesse ore
records-input-count = Quante volte
records-input-count-of-others = Quante volte, gli altri
records-input-of-others = Degli altri, in tutto

## Esportazioni
records-exports-what = Tutto è tuo e puoi portarlo con te. CSV si apre ovunque, XLSX in Excel, Numbers o LibreOffice.
records-exports-tables = Le tabelle del locale
records-exports-report = Le tabelle del rapporto
records-exports-report-what = Gli ultimi dodici mesi, già calcolati.
records-rows = { $n ->
    [0] Vuota
    [one] Una riga
   *[other] { $shown } righe
}
records-file-what = { $name } come { $kind }
records-table-customers = Clienti
records-table-visits = Visite
records-table-entries = Timbri, uno per uno
records-table-rewards = Premi
records-table-programs = Programmi
records-table-answers = Risposte
records-table-cases = Casi
records-table-notes = Messaggi e offerte
records-table-payments = Pagamenti
records-table-refunds = Rimborsi
records-table-staff = Squadra
records-table-devices = Dispositivi
records-table-audit = Registro
records-table-months = Ogni numero per mese
records-table-long-periods = Trimestri e anni
records-table-cohorts = Chi è venuto per primo quando, ed è rimasto
records-table-funnel = Dalla prima visita alla decima
records-table-revenue = I soldi di mese in mese
records-table-time-between = Giorni tra le visite
records-table-traffic-light = Clienti per semaforo
records-table-rfm = Clienti: da quando, quante volte, quanto
records-table-hours = Visite per ora
records-table-weekdays = Visite per giorno della settimana
