## Keys for machines
records-keys-what = A key lets a till, a web shop or a spreadsheet in without a person. Give each its own, so that you can take it back alone.
records-keys-none = There is no key. Make one when a till, a web shop or a spreadsheet shall talk to timbro.
records-keys-dead = { $n ->
    [one] One revoked key
   *[other] { $n } revoked keys
}
records-key-make = A new key
records-key-make-do = Make the key
records-key-name = What is it for?
records-key-mode = What does it open?
records-mode-live = Live
records-mode-live-why = your shop, with its customers
records-mode-test = Test
records-mode-test-why = a twin of your shop, in which nothing is real
records-key-scopes = What may it do?
records-scope-counter = The counter
records-scope-counter-why = scan cards, let rewards go, look people up
records-scope-owner = The office
records-scope-owner-why = everything that you may: numbers, customers, programs, keys
records-key-no-scope = Choose at least one: a key that may nothing is of no use.
records-key-expires = Its last day (if you leave this empty, it stays good)
records-key-place = Place
records-key-used = Last used { $date }
records-key-unused = Never used
records-key-made-on = made { $date }
records-key-until = Good until { $date }
records-key-over = Not good since { $date }
records-key-revoked = Revoked { $date }
records-key-old = The old secret is good until { $date }
records-key-rotate = New secret
records-key-rotate-what = New secret for “{ $name }”
records-key-rotate-do = Make the new secret
records-key-overlap = For how many hours does the old one stay good?
records-key-overlap-why = Long enough to put the new one where the old one is. 0 if somebody else has the old one: it then ends at once.
records-key-revoke-what = Revoke “{ $name }”
records-key-revoke-why = Whatever uses this key is refused from its next request on. A revoked key does not come back.
records-secret = The secret of “{ $name }”
records-secret-once = It is shown only now. Put it where it is needed before you go on.
records-secret-copy = Copy the secret
records-secret-copied = Copied.
records-secret-why = Whoever has it may do what the key may. Send it by no chat and no mail, and keep it off the counter’s notice board.
records-secret-lost = The key is there, but its secret was sent once already and did not arrive here. Give it a new secret.
records-secret-done = I have put it away

## Lists
records-more = Show more
records-from = From
records-to = To
records-yes = yes
records-no = no

## The audit log
records-audit-what = Who did what that matters, newest first. Nothing in it can be changed, not even by you.
records-audit-action = What was done
records-audit-any = Anything
records-audit-none = Nothing like that was done in these days.
records-audit-empty = Nothing is written down yet.
records-audit-all = Show everything
records-audit-how = Before and after
records-audit-changed = { $before } → { $after }
records-audit-subject = Done to
records-audit-number = Number in the log
records-actor-customer = A customer
records-actor-staff = Somebody who works here
records-actor-device = A device
records-actor-key = API key
records-actor-automation = By itself
records-actor-system = timbro

records-did-owner-set-up = Owner set up
records-did-owner-reset = Office closed on the server
records-did-signed-in = Signed in
records-did-sign-in-failed = Sign-in failed
records-did-signed-out = Signed out
records-did-session-revoked = Session ended from elsewhere
records-did-stepped-up = Showed again who they are
records-did-step-up-failed = Could not show who they are
records-did-password-changed = Password changed
records-did-totp-confirmed = App for codes set up
records-did-totp-removed = App for codes given up
records-did-recovery-renewed = New recovery codes
records-did-passkey-added = Passkey added
records-did-passkey-removed = Passkey removed
records-did-pin-locked = Too many wrong PINs
records-did-device-enrolled = Device enrolled
records-did-device-revoked = Device revoked
records-did-staff-added = Somebody new in the team
records-did-pin-set = PIN set
records-did-staff-ended = Somebody left the team
records-did-staff-changed = Name or role changed
records-did-shop-changed = Shop changed
records-did-location-added = New place
records-did-location-renamed = Place renamed
records-did-customer-changed = Customer’s data put right
records-did-own-card-linked = Own card linked
records-did-own-card-unlinked = Own card unlinked
records-did-scan-refused = Late scan refused
records-did-visit-voided = Visit taken back
records-did-visit-refunded = Refund
records-did-reward-overridden = Reward used on a manager’s word
records-did-gift-given = Gift given
records-did-stamps-adjusted = Stamps put right by hand
records-did-stamps-opened = Stamps of a paper card taken over
records-did-key-made = Key made
records-did-key-rotated = New secret for a key
records-did-key-revoked = Key revoked
records-did-program-made = Program set up
records-did-program-changed = Program’s rules changed
records-did-program-status-set = Program paused, resumed or ended
records-did-settings-changed = Settings changed
records-did-notes-written = Note written to many
records-did-logo-changed = Logo changed
records-did-colour-changed = Colour changed
records-did-exported = Data handed out
records-did-customer-erased = Customer erased
records-did-consent-changed = Consent changed
records-did-cards-merged = Two cards made one
records-did-merge-undone = Cards parted again
records-did-card-replaced = Card replaced
records-did-code-keys-rotated = New keys for the codes

records-datum-amount = Amount, in the smallest coin
records-datum-card = Card
records-datum-closures = Closed spells
records-datum-counter = At the counter
records-datum-day-end = The day ends after midnight, minutes
records-datum-device-seq = Number on the device
records-datum-epoch = Edition of the card
records-datum-colour = Own colour
records-datum-logo = Own logo
records-datum-head = End of the card’s chain
records-datum-given = Agreed
records-datum-browser = Known browser
records-datum-kind = What sort
records-datum-marketing = Months kept, for offers
records-datum-overlap = Hours of overlap
records-datum-owner = In the office
records-datum-privacy = Own words on privacy
records-datum-profiling = Months kept, by name
records-datum-program = Program
records-datum-purpose = For what
records-datum-question = Question
records-datum-reason = Why
records-datum-scanned = Scanned
records-datum-signs = Signs with key
records-datum-stamps = Stamps
records-datum-status = State
records-datum-units = Units returned
records-datum-version = Version
records-datum-visit = Visit
records-datum-window = Days until somebody counts as lost
records-datum-written = Written to
records-datum-wrong = Wrong tries
records-reason-own-card = This is their own card
records-reason-cool-down = Stamped a moment ago
records-reason-daily-cap = All stamps for that day
records-reason-code-unknown = No code of this shop
records-reason-code-replaced = The card has a newer print
records-reason-forged = The code is not genuine
records-status-running = running
records-status-paused = paused
records-status-ended = ended

## Worth a look
records-fraud-window = Which days?
records-fraud-four-weeks = The last four weeks
records-fraud-three-months = The last three months
records-fraud-year = The last year
records-fraud-own-days = Days that I choose
records-fraud-days = { $from } to { $to }
records-fraud-nobody = Nobody was at work in these days, so there is nothing to look at.
records-fraud-nothing = All is as usual. Nothing here needs your eyes.
records-fraud-count = { $n ->
    [one] One thing is worth a look.
   *[other] { $n } things are worth a look.
}
records-fraud-why = What this is made of
records-fraud-chance = Chance alone would bring this about once in { $n } times.
records-fraud-chance-least = Chance alone would hardly ever bring this about: less than once in a million times.
records-fraud-value = This person’s figure
records-fraud-usual = What is usual
records-fraud-formula = Formula
records-fraud-card = The card:
records-fraud-rows = { $n ->
    [one] One row is behind it. Find it by its number in the tables:
   *[other] { $n } rows are behind it. Find them by their numbers in the tables:
}
records-people = Everybody’s figures
records-people-what = Whoever differs from the middle may simply have other shifts.
records-median = In the middle
records-per-hour = Scans an hour
records-scans = Scans
records-hours = Hours
records-days = Days
records-voids = Taken back
records-overrides = On a word
records-refunds = Refunds
records-late = Sent late
records-refused = Refused late
records-while-closed = While closed
records-input-shifts = Shifts
records-input-cards = Cards stamped by hardly anybody else
records-input-cards-of-others = The same, of the others
records-input-expected = Scans of others at the same hours
records-input-count = How often
records-input-count-of-others = How often, the others
records-input-of-others = Of the others, in all

## Exports
records-exports-what = Everything is yours to take along. CSV opens anywhere, XLSX in Excel, Numbers or LibreOffice.
records-exports-tables = The shop’s tables
records-exports-report = The report’s tables
records-exports-report-what = The last twelve months, worked out.
records-rows = { $n ->
    [0] Empty
    [one] One row
   *[other] { $shown } rows
}
records-file-what = { $name } as { $kind }
records-table-customers = Customers
records-table-visits = Visits
records-table-entries = Stamps, entry by entry
records-table-rewards = Rewards
records-table-programs = Programs
records-table-answers = Answers
records-table-cases = Cases
records-table-notes = Notes and offers
records-table-payments = Payments
records-table-refunds = Refunds
records-table-staff = Team
records-table-devices = Devices
records-table-audit = Audit log
records-table-months = Every number by month
records-table-long-periods = Quarters and years
records-table-cohorts = Who came first when, and stayed
records-table-funnel = From the first visit to the tenth
records-table-revenue = Money from month to month
records-table-time-between = Days between visits
records-table-traffic-light = Customers by their light
records-table-rfm = Customers by how recent, how often, how much
records-table-hours = Visits by hour
records-table-weekdays = Visits by weekday
