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
team-change = Name and role
team-change-do = Save name and role
team-changed = Name and role are saved.
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
owner-proof-why = This is for you alone, so show once more who you are. It counts for ten minutes.
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
owner-saved = Saved
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

## The office: its screens
owner-numbers = Numbers
owner-customers = Customers
owner-inbox = Inbox
owner-programs = Programs
owner-posters = Posters
owner-goals = Goals
owner-calculator = Calculator
owner-settings = Settings
owner-exports = Exports
owner-keys = API keys
owner-fraud = Worth a look
owner-audit = Audit log
owner-more = More

## The office: how a customer stands
owner-light-green = fine
owner-light-yellow = worth a look
owner-light-red = about to be lost
owner-light-gone = gone
