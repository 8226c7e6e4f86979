//! Of the census tract: who lives there, and who sits in Congress for it.

use super::{Draft, Slot, View};
use crate::convert::layout::Target;
use crate::{CongressionalSeat, Count, Fact, Number, PopulationShare, Race};

fn share<'a>(view: &View<'a>, race: Race) -> Option<&'a Fact<Number>> {
    let shares = &view.surroundings()?.population_shares;
    shares.iter().find(|share| share.race == race).map(|share| &share.share)
}

fn make_share(draft: &mut Draft, race: Race) -> &mut Fact<Number> {
    let shares = &mut draft.surroundings().population_shares;
    let at = shares.iter().position(|share| share.race == race).unwrap_or_else(|| {
        shares.push(PopulationShare::new(race, Fact::NotStated));
        shares.len() - 1
    });
    &mut shares[at].share
}

macro_rules! shares {
    ($($name:ident $label:literal: $race:ident;)+) => {
        $(
            pub(crate) static $name: Target = Target {
                name: concat!("surroundings.share_", $label),
                pointer: "/incident/scenes/*/place/surroundings/population_shares/*/share",
                home: &Slot::<Number> {
                    get: |view| share(view, Race::$race),
                    make: |draft| make_share(draft, Race::$race),
                },
            };
        )+

        pub(crate) static SHARES: &[&Target] = &[$(&$name),+];
    };
}

shares! {
    SHARE_WHITE "white": White;
    SHARE_BLACK "black": Black;
    SHARE_NATIVE_AMERICAN "native_american": NativeAmerican;
    SHARE_ASIAN "asian": Asian;
    SHARE_PACIFIC_ISLANDER "pacific_islander": PacificIslander;
    SHARE_OTHER "other_or_several": Other;
    SHARE_HISPANIC "hispanic": Hispanic;
}

macro_rules! seats {
    ($($name:ident $label:literal: $field:ident;)+) => {
        $(
            pub(crate) static $name: Target = Target {
                name: concat!("surroundings.", $label),
                pointer: concat!("/incident/scenes/*/place/surroundings/congressional_seat/", stringify!($field)),
                home: &Slot::<String> {
                    get: |view| Some(&view.surroundings()?.congressional_seat.as_ref()?.$field),
                    make: |draft| &mut seat(draft).$field,
                },
            };
        )+

        pub(crate) static SEATS: &[&Target] = &[$(&$name),+];
    };
}

/// The data sets of the field have districts as the 113th Congress had them.
fn seat(draft: &mut Draft) -> &mut CongressionalSeat {
    let seat = draft.surroundings().congressional_seat.get_or_insert_default();
    seat.congress = Some(Count(113));
    seat
}

seats! {
    DISTRICT "congressional_district_113": district;
    MEMBER_FAMILY_NAME "congress_family_name": family_name;
    MEMBER_GIVEN_NAME "congress_given_name": given_name;
    MEMBER_PARTY "congress_party": political_party;
}
