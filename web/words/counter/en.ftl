## Any page
stamps-to-go = { $n } to go

## The counter
counter-title = Counter
counter-ready = Scan a card.
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
counter-last = Show again
counter-unchecked = This device could not check the code itself. The server will.
counter-undo = Undo
counter-undo-reason = Undone at the counter
counter-undone = Taken back
counter-not-undone = Not taken back
counter-one-more = One more
counter-next = Next card
counter-redeem = Redeem: { $reward }
counter-redeemed = Redeemed. Enjoy!
counter-not-redeemed = Not redeemed
counter-wanted = Scan the phone for: { $reward }
counter-wanted-how = The customer opens their card and holds it to the camera.
counter-wanted-not = Not now
counter-code-like = Short code, or paste a code
counter-stamp-one = 1 stamp
counter-amount = Amount
counter-units = How many
counter-units-n = { $n ->
    [one] { $n } unit
   *[other] { $n } units
}
counter-tools = What else
counter-type = Type a code
counter-people = Look up
counter-ticket = Show a code
counter-menu = More

## The camera
camera-asking = Opening the camera…
camera-asking-how = If the browser asks, allow it.
camera-light = Light
camera-dark = It is too dark here. Turn to the light, or make the phone’s screen brighter.
camera-dark-light = It is too dark here. Turn the light on.
camera-blind = The camera sees, but what reads codes could not be loaded. It is tried again by itself; typing works.
camera-denied = The camera is not allowed.
camera-denied-how = Tap the sign beside the address, allow the camera, and try again. Until then a typed code or a USB scanner does as well.
camera-none = There is no camera here.
camera-none-how = Type the short code that stands under the card’s code, or use a USB scanner: it types by itself.
camera-taken = Something else has the camera.
camera-taken-how = Close the other app or tab that uses it, and try again.
camera-insecure = No camera without HTTPS.
camera-insecure-how = Browsers give it only to pages that came by HTTPS. Typed codes, a USB scanner and “Show a code” work here.
camera-https = How to get HTTPS
camera-photo = Read a photo

## Who is greeted, and why
greet-first = First visit. Say welcome.
greet-away = { $n ->
    [one] First visit in one day. Say hello.
   *[other] First visit in { $n } days. Say hello.
}
greet-unhappy = Was not happy last time. Ask how it is today.
greet-case = Something went wrong for them and is not solved yet. Say that you know.

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
problem-code-replaced = This print is dead: the card has a newer one. Look the customer up.
problem-code-may-not-redeem = A printed code collects but does not redeem. Scan the live code on the phone.
problem-code-expired = This code is too old or was used. Let the phone show a fresh one and scan again.
problem-code-foreign = This is not a code of timbro. Ask for the customer’s card.
problem-code-damaged = This code cannot be read whole. Hold it flat in good light, or type the short code under it.
problem-code-misspelt = One character of this short code is wrong. Compare it and type it again.
problem-code-is-ticket = This code is for the customer’s own camera. It gives them the stamp by itself.
problem-code-not-in-photo = There is no code to be read in this photo. Take it from nearer, and in better light.
problem-reward-redeemed = This reward was used already.
problem-reward-expired = This reward’s time is over.
problem-override-refused = The PIN is not right, or the owner does not allow this here.
problem-stamps-spent = These stamps paid for a reward that was used since.
problem-visit-void = It was taken back already.
