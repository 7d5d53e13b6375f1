//! Network addresses, as far as it matters who shares one.

use std::net::{IpAddr, Ipv6Addr};

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
            format!("{}/48", Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
        }
    }
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
}
