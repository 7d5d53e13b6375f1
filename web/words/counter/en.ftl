## Any page
stamps-to-go = { $n } to go

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
