# English. Short, warm and exact, as a good barista speaks. Server and browser read the same files.

## Any page
calendar-date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
stamps-of-goal = { $n } of { $goal }
stamps-to-go = { $n } to go
stamps-to-reward = { $n } more to { $reward }
reward-ready = Ready for you: { $reward }
reward-until = Until { $date }.
reward-how = Ask for it at the counter.

## The customer's card
card-title = Your card at { $shop }
card-code = Your code
card-aloud = or say
card-first = No stamps yet. Show your code at the counter for the first one.
card-why = Why { $n }?
card-no-program = This shop is still setting up its punch card. Your code works already.
card-keep-why = Keep this card on this phone, and you find it again without the link.
card-keep = Keep it here

## Lines of a card's history
entry-open = Stamps carried over
entry-earn = Visit
entry-issue = Reward earned
entry-redeem = Reward used
entry-void = Stamp taken back
entry-refund = Purchase refunded
entry-adjust = Corrected by the shop
entry-gift = A gift from the shop
entry-expire = Stamps expired

## What a customer may ask about themselves
privacy-title = Your data at { $shop }
privacy-open = Your data
privacy-back = Back to the card
privacy-switches = What you allow
privacy-service-messages = Messages about your own card
privacy-service-messages-why = A reward that is ready, stamps that expire soon.
privacy-marketing = Offers and news
privacy-marketing-why = Now and then, and from nobody else.
privacy-profiling = Being known as a regular
privacy-profiling-why = The shop sees under your name how often you come, unless you turn this off.
privacy-surveys = Being asked how it was
privacy-surveys-why = A question after a visit. You never have to answer.
privacy-on = On.
privacy-off = Off.
privacy-on-since = On since { $date }.
privacy-off-since = Off since { $date }.
privacy-turn-on = Turn on
privacy-turn-off = Turn off
privacy-have = What the shop knows
privacy-have-why = All of it is here, to read and to take with you.
privacy-read = Read it
privacy-download = Download it as JSON
privacy-forget = Be forgotten
privacy-forget-why = Your name, your words and your card are deleted at once, for good. The stamps and rewards on the card are lost.
privacy-forget-open = Be forgotten…
privacy-forget-title = Shall { $shop } forget you?
privacy-forget-yes = Yes, forget me
privacy-forget-no = No, keep my card
privacy-forgotten = You are forgotten. This card has ended.
privacy-notice = How { $shop } handles your data
privacy-notice-what = { $shop } is responsible for your data. It keeps when you come, what you earn and use, and what you tell of yourself. Neither a name nor an address is needed.
privacy-notice-why = It needs this to run your card. Anything more is yours to allow above, and to take back at any time.
privacy-notice-how = Names, addresses and words are encrypted under a key of your own. Nothing is sold, and no other shop sees it.
privacy-notice-profiling = { $n ->
    [one] What was said and noted about you is deleted after one month.
   *[other] What was said and noted about you is deleted after { $n } months.
}
privacy-notice-marketing = { $n ->
    [one] That you allow offers and news lasts one month, unless you say so again.
   *[other] That you allow offers and news lasts { $n } months, unless you say so again.
}
privacy-notice-rights = Here you can read, take and delete your data. Ask the shop to correct them. If something is wrong, you can complain to your data protection authority.
export-title = What { $shop } knows of you
export-back = Back to your data
export-none = Nothing.
export-profile = You
export-name = Name
export-email = E-mail
export-phone = Telephone
export-since = Known since
export-tags = The shop’s words for you
export-consents = What you allowed
export-visits = When you came
export-entries = Your stamps
export-rewards = Your rewards
export-payments = What you paid on account
export-answers = What you said
export-cases = What went wrong

## Joining a shop
join-title = Your punch card at { $shop }
join-welcome = Your punch card at
join-offer = { $n ->
    [one] One stamp, then { $reward }
   *[other] { $n } stamps, then { $reward }
}
join-name = Your name, if you like
join-name-refused = A name has at most 80 letters, on one line.
join-open = Open my card
join-promise = No app, no password. The shop sees when you come and what you earn, and nothing of your other shops.

## Taking a stamp that the counter shows
claim-title = A stamp from { $shop }
claim-offer = { $n ->
    [one] A stamp for you
   *[other] { $n } stamps for you
}
claim-opens-card = This also opens your card here.
claim-take = { $n ->
    [one] Take the stamp
   *[other] Take the stamps
}
claimed = { $n ->
    [one] Stamped
   *[other] Stamped { $n } times
}
claimed-see-card = See my card

## One sentence and a way on
message-not-found = There is nothing at this address.
message-card-not-found = We do not know this card. Ask at the counter for a new one.
message-ticket-expired = This stamp has expired. Ask at the counter for a new one.
message-ticket-taken = This stamp was already taken.
message-too-soon = It is too soon for another stamp. Come back later.
message-own-card = Whoever shows a stamp cannot take it. Ask a colleague.
message-unavailable = We cannot answer just now. Try again in a minute.
message-see-card = See my card
message-try-again = Try again

## Another phone, and a lost one
card-elsewhere = On another phone
card-browsers = { $n ->
    [0] not kept on any phone yet
    [one] kept on one phone
   *[other] kept on { $n } phones
}
card-link-code = The link of this card as a code
card-link-why = Scan this with the other phone. Show it only to people who may use your card: the link is the card.
card-safe = Keep this card safe, or replace a lost one
cards-title = Your cards
cards-lost = This phone does not hold this card any more: it was replaced, or taken off from another phone.
safe-title = Keep your card safe
safe-word = A recovery word
safe-word-why = Write it on paper. If this phone is lost, type the word on any other phone and your card is back.
safe-word-again = You have made one before. A new one replaces it.
safe-word-make = Make a recovery word
safe-word-new = Write this down now
safe-word-once = It is not shown again. Keep the paper away from the phone.
safe-others = { $n ->
    [0] No other phone holds this card
    [one] One other phone holds this card
   *[other] { $n } other phones hold this card
}
safe-forget-why = Take the card off all phones but this one. Whoever saved its link can still open it; if a phone was stolen, replace the card instead.
safe-forget = Forget it on all others
safe-lost = Lost or stolen?
safe-lost-why = A new card takes the place of this one. Old prints, links, codes, recovery words and all other phones stop working at once. Your stamps and rewards stay.
safe-lost-ask = Yes, I want a new card
safe-replace = Replace this card
back-title = Get your card back
back-word = Your recovery word
back-take = Get it back
back-wrong = This word opens no card. Check it, and type it again.
back-slowed = { $n ->
    [one] Too many wrong words. Wait for one second, then try again.
   *[other] Too many wrong words. Wait for { $n } seconds, then try again.
}
back-else = No recovery word? Show your printed card or say your short code at the counter: there they can give your card back too.
return-title = Your card is here again
return-why = Keep it on this phone, and it is yours as before.
return-take = Keep it here
message-way-back = Get a card back with its recovery word
message-return-gone = This way back was used already, or is older than ten minutes. Ask at the counter for a new one.
message-replaced-often = This card was replaced as often as a card can be. Ask at the counter for a new one.

## Blank cards to print
sheet-title = Blank cards for { $shop }
sheet-how = Print on A4 at 100 %, with the browser's print command, and cut along the lines. Each card is ready for the first customer who takes it.
sheet-empty = There are no blank cards on this page.
sheet-card = Show this code at the counter. Your own camera shows your stamps.

## The counter
counter-title = Counter
counter-ready = Scan a card.
counter-ready-how = A scanner types the code by itself. You can also paste it, or type the short code.
counter-code = Code
counter-stamps = Stamps
counter-more = One stamp more
counter-fewer = One stamp fewer
counter-send = Stamp
counter-sending = One moment…
counter-stamped = Stamped
counter-refused = Not stamped
counter-saved = Saved, not yet confirmed
counter-saved-why = It is sent again by itself. You can go on.
counter-no-name = A card without a name
counter-reward = Ready: { $reward }
counter-all-confirmed = all confirmed
counter-waiting = { $n } not yet confirmed
counter-offline = offline
counter-late = Refused afterwards
counter-late-seen = Seen
counter-not-kept = This browser could not save the scan. Check the connection and scan again.
counter-full = Too many scans wait for the connection. This one was not saved.

## Coming to the counter
counter-stranger = This device is not enrolled.
counter-stranger-how = Ask the owner for an enrolment code: the office shows it under “Team”. Point this device’s camera at it within ten minutes.
counter-machine = A till or another machine needs no enrolment: it uses the API with a key of its own.
counter-revoked = This device may not be used any more.
counter-revoked-how = The owner has revoked it. If that was a mistake, ask for a new enrolment code.
counter-kept = { $n ->
    [one] One scan is kept here. It is sent when the device is enrolled again and whoever made it is at work.
   *[other] { $n } scans are kept here. They are sent when the device is enrolled again and whoever made them is at work.
}
counter-kept-of = { $n ->
    [one] One scan waits for the PIN of { $name }.
   *[other] { $n } scans wait for the PIN of { $name }.
}
counter-enrol-title = Enrol this device
counter-enrol-why = It becomes a counter of the shop. Who works here taps their name on it and enters a PIN.
counter-enrol-known = It is enrolled already, as “{ $name }”. Enrolled anew, it takes its new place.
counter-enrol-name = Name of this device
counter-enrol-name-why = Such as “Tablet at the bar”. Left empty, it is called as the owner chose.
counter-enrol-do = Enrol
counter-enrol-skip = Leave it as it is
counter-enrol-dead = This code was used already, or is older than ten minutes. Ask the owner for a new one.
counter-who = Who is at work?
counter-nobody = Nobody here has a PIN yet. The owner adds people in the office, under “Team”.
counter-lock = Lock
counter-end = End shift
counter-ended = The shift of { $name } is over.
counter-open-still = No connection. The counter stays open, because nobody could come back in.
pin-title = { $name }, your PIN
pin-typed = { $n ->
    [one] One digit typed
   *[other] { $n } digits typed
}
pin-delete = Delete the last digit
pin-enter = Go
pin-other = Somebody else
pin-wrong = That is not the PIN. Try again.
pin-locked = Too many wrong PINs on this device.
pin-wait-seconds = { $n ->
    [one] Try again in one second.
   *[other] Try again in { $n } seconds.
}
pin-wait-minutes = { $n ->
    [one] Try again in one minute.
   *[other] Try again in { $n } minutes.
}

## Why a stamp was refused
problem-own-card = This is your own card. Ask a colleague to serve you.
problem-cool-down = This card was stamped a moment ago. Wait a few minutes.
problem-daily-cap = This card has all its stamps for today.
problem-code-unknown = This code is not from this shop.
problem-code-malformed = This is not a whole timbro code. Scan it again.
problem-unauthorized = Nobody is at work on this device. Enter a PIN.
problem-overloaded = The server is busy.
problem-unavailable = The server cannot answer just now.
problem-unreachable = No connection to the server.
problem-other = The server refused it without a reason we know.

## The office
owner-title = Office
owner-today = Today
owner-setup-title = Welcome. Who runs this shop?
owner-setup-do = Open my office
owner-name = Your name
owner-password = Password
owner-password-rule = { $min } to { $max } characters. A few words that only you would put together are best.
owner-link-dead = This link was used already, or is older than half an hour. Whoever looks after the server makes a new one with: timbro owner reset
owner-sign-in-title = Come into your office
owner-sign-in = Sign in
owner-code = Code from your app
owner-code-why = Only if you set up an app for codes. If it is gone, type one of your recovery codes.
owner-wrong = The name, the password or the code is wrong. Check all of them, and type them again.
owner-slowed = { $n ->
    [one] Too many wrong tries. Wait for one second, then try again.
   *[other] Too many wrong tries. Wait for { $n } seconds, then try again.
}
owner-again = Try again
owner-sign-out = Sign out
owner-counter = Go to the counter

## The office: who works here
team-title = Team
team-people = People
team-nobody = Nobody yet. Add yourself first: then you can serve, too.
team-add = Somebody new
team-name = Name
team-role = What they may do
team-role-staff = Serves
team-role-staff-why = stamps, rewards, and own mistakes of the last 15 minutes
team-role-manager = Manager
team-role-manager-why = also voids and refunds of others, and the word in place of a code
team-role-owner = Owner
team-role-owner-why = everything that happens at a counter
team-pin = PIN
team-pin-rule = 4 to 6 digits, and not 1234, 0000 or the like. Tell it to nobody else: each person has their own.
team-add-do = Add
team-no-pin = no PIN yet
team-pin-new = Set a new PIN
team-pin-set = The new PIN is set. A shift that was open has ended.
team-card = Their own card
team-card-why = The short code on their customer’s card. They cannot stamp it themselves.
team-card-keep = Link the card
team-card-known = Their own card is linked: they cannot stamp it themselves.
team-card-drop = Unlink the card
team-leave = { $name } has left
team-leave-sure = { $name } works here no more? Their shift ends at once, and what they did stays.
team-devices = Devices
team-no-device = No device is enrolled yet.
team-seen = { $place } · last seen { $when }
team-revoke = Revoke
team-revoke-sure = Revoke “{ $name }”? It may nothing any more, from its next request on.
team-enrol = Another device
team-device-name = What is it called?
team-enrol-do = Show the enrolment code
team-scan = Point the new device’s camera at this code. It works once.
team-code = Enrolment code
team-code-until = Good until { $when }.
team-this-device = Enrol this very device
team-code-hide = Done
team-refused = This is not accepted. Check what you typed; a PIN must not be among the first that anybody would try.
## The office: a way back in
owner-shop-name = What is the shop called?
owner-shop-kind = What sort of shop is it?
owner-kind-cafe = Café, bar or bakery
owner-kind-restaurant = Restaurant
owner-kind-shop = Shop
owner-kind-salon = Salon or service
owner-shop-currency = Currency
owner-shop-language = Language
owner-shop-zone = Time zone
owner-open-title = A new server. Open your shop.
owner-open-do = Open the shop
owner-use-passkey = Use a passkey
owner-or-password = Or with your password
owner-passkey-begin = Go on with a passkey
owner-passkey-why = You will sign in by your finger, your face or the code of this device. There is nothing to remember, and nothing that could be stolen.
owner-rather-password = Rather a password
owner-rather-passkey = Rather a passkey
owner-passkeys-off-ip-address = Passkeys need a host name, and this server is reached by an IP address. Sign in by a password.
owner-passkeys-off-plain-http = Passkeys need HTTPS, and this server is reached without it. Sign in by a password.
owner-passkeys-off-browser = This browser knows no passkeys. Sign in by a password.
owner-passkeys-off-unknown = We could not find out whether passkeys work here. A password always does.
owner-passkeys-off-other = Passkeys do not work at this address. Use a password.
owner-passkey-declined = No passkey was used. Try again whenever you like.
owner-passkey-there = This device has a passkey for this shop already.
owner-passkey-impossible = This browser could not use a passkey here. Take another way in.
owner-passkey-refused = The passkey was not accepted. Try once more, or take another way in.
owner-proof-title = Is it you?
owner-proof-why = This changes how one gets in, so show once more who you are. It counts for ten minutes.
owner-proof-wrong = That was not right. Try once more.
owner-not-proved = Nothing was changed: first show that it is you.
owner-password-or-code = Password, or a code from your app
owner-prove = It is me
owner-cancel = Cancel
owner-asking = One moment…
owner-signed-out = You are signed out. Load this page again to sign in.

## The office: security
owner-security = Security
owner-passkeys = Passkeys
owner-passkeys-what = They sign you in by a finger, a face or a phone’s own code.
owner-passkeys-none = No passkey yet. With one you sign in by your finger, your face or your phone’s own code, and no password can be stolen.
owner-passkey-add = Add a passkey
owner-passkey-make = Make the passkey
owner-passkey-name = What do you call this device?
owner-passkey-made = Made on { $date }
owner-passkey-used = Last used on { $date }
owner-passkey-remove-why = It will sign you in no more. Delete it on the device as well.
owner-last-way-in = This is the only way in. Set a password or add another passkey first.
owner-rename = Rename
owner-rename-what = Rename { $name }
owner-remove = Remove
owner-remove-what = Remove { $name }
owner-save = Save
owner-password-since = Set on { $date }.
owner-no-password = There is none: you sign in by a passkey.
owner-password-change = Change the password
owner-password-first = Set a password
owner-new-password = New password
owner-password-save = Set this password
owner-password-set = The password is set. { $n ->
    [0] Nobody else was signed in.
    [one] One other session has ended.
   *[other] { $n } other sessions have ended.
}
owner-app = App for codes
owner-app-what = With a password, an app can ask for six more digits, so that a stolen password is not enough. Passkeys need no codes.
owner-app-begin = Set up an app
owner-app-scan = Scan this with your app for codes, then type what it shows.
owner-app-picture = QR code with the secret for your app
owner-app-type = On this very phone? Type the secret into the app, or
owner-app-here = open the app
owner-app-code = The six digits that it shows
owner-app-confirm = Switch it on
owner-app-since = Since { $date }, signing in by password asks for a code.
owner-app-remove = Give up the app
owner-app-remove-why = Signing in by password will ask for no code any more. The recovery codes go with it.
owner-recovery = Write these down
owner-recovery-why = Each lets you in once when the app is gone. They are shown only now, so keep them on paper.
owner-recovery-done = I have written them down
owner-recovery-left = { $n ->
    [0] No recovery code is left. Make new ones.
    [one] One recovery code is left.
   *[other] { $n } recovery codes are left.
}
owner-recovery-renew = New recovery codes
owner-recovery-renew-why = The old ones will be good no more.
owner-sessions = Where you are signed in
owner-sessions-what = End whatever you do not know. It is out with its next click.
owner-session-here = This browser
owner-session-seen = Last seen { $at }
owner-session-unknown = Unknown browser
owner-session-end = End
owner-session-end-what = End the session of { $name }
