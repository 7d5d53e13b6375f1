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

## The counter's key
key-title = Open the counter
key-why = People cannot sign in yet, so this page works with the shop’s API key. This tab remembers it until you close it.
key-field = API key
key-use = Open
key-refused = The server does not accept this key. Check it and type it again.
key-forget = Close the counter

## Why a stamp was refused
problem-cool-down = This card was stamped a moment ago. Wait a few minutes.
problem-daily-cap = This card has all its stamps for today.
problem-code-unknown = This code is not from this shop.
problem-code-malformed = This is not a whole timbro code. Scan it again.
problem-unauthorized = The server does not accept the key.
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
