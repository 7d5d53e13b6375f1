//! Where a request came from, as far as it matters.

use std::net::IpAddr;

/// What one household or shop is counted by: the IPv4 address, or the /64 of an IPv6 address, of which each household has
/// all.
pub fn counted(address: IpAddr) -> Vec<u8> {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.octets().to_vec(),
        IpAddr::V6(v6) => v6.octets()[..8].to_vec(),
    }
}

/// What an owner recognises a network by, and nobody a household: the /24 or the /48.
pub fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(v6) => {
            let [a, b, c, ..] = v6.segments();
            format!("{}/48", std::net::Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
        }
    }
}

/// Whose request it is: the peer's, or, where the peer is a proxy on this machine, of whom the proxy says that it is. Of a
/// list, the proxy itself wrote the last one; those before it anybody may have written.
pub fn client(peer: IpAddr, forwarded_for: Option<&str>) -> IpAddr {
    let told = forwarded_for.and_then(|list| list.rsplit(',').next()).and_then(|last| last.trim().parse().ok());
    if peer.to_canonical().is_loopback() { told.unwrap_or(peer) } else { peer }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_household_is_one_whatever_address_it_takes() {
        assert_eq!(counted(ip("2001:db8:1:2::3")), counted(ip("2001:db8:1:2:ffff::9")));
        assert_ne!(counted(ip("2001:db8:1:2::3")), counted(ip("2001:db8:1:3::3")));
        assert_eq!(counted(ip("::ffff:203.0.113.7")), counted(ip("203.0.113.7")));
        assert_eq!(network(ip("203.0.113.7")), "203.0.113.0/24");
        assert_eq!(network(ip("2001:db8:1:2::3")), "2001:db8:1::/48");
    }

    #[test]
    fn a_proxy_is_believed_on_this_machine_only_and_for_its_own_word() {
        assert_eq!(client(ip("127.0.0.1"), Some("198.51.100.1, 203.0.113.7")), ip("203.0.113.7"));
        assert_eq!(client(ip("192.0.2.1"), Some("203.0.113.7")), ip("192.0.2.1"));
        assert_eq!(client(ip("::1"), Some("nonsense")), ip("::1"));
        assert_eq!(client(ip("::1"), None), ip("::1"));
    }
}
