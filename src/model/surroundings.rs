//! What the area around a place is like, as data sets join it to a case.

use super::demographics::Race;
use super::place::Setting;
use super::record::record;
use crate::value::code::codes;
use crate::{Coded, Count, Fact, List, Number};

record! {
    /// What the area around a place is like. It says nothing about the people of the case.
    pub struct Surroundings {}
    optional {
        /// Town or country as residents see it (HUD Urbanization Perceptions Small Area Index;
        /// Mapping Police Violence `urban_rural_uspsai`).
        perceived_setting: Fact<Coded<Setting>>,
        /// The county's class (Mapping Police Violence `urban_rural_nchs`).
        county_class: Fact<Coded<CountyClass>>,
        /// Median household income of the census tract, in United States dollars a year (American
        /// Community Survey).
        household_income_usd: Fact<Number>,
        /// How many people live in the census tract (American Community Survey).
        population: Fact<Count>,
        /// Which part of them is of which race.
        population_shares: List<PopulationShare>,
        /// The district's seat in the House of Representatives, and who held it.
        congressional_seat: Option<CongressionalSeat>,
    }
}

record! {
    /// Which part of the people of a census tract is of one race.
    pub struct PopulationShare {
        /// The race that is counted.
        race: Coded<Race>,
        /// Its part of all who live there, from 0 to 1 (American Community Survey).
        share: Fact<Number>,
    }
    optional {}
}

record! {
    /// A seat in the House of Representatives.
    pub struct CongressionalSeat {}
    optional {
        /// The district: "AZ3".
        district: Fact<String>,
        /// Which Congress drew it and sat in it: 113 is that of 2013 and 2014.
        congress: Option<Count>,
        /// The member's family name.
        family_name: Fact<String>,
        /// The member's given name.
        given_name: Fact<String>,
        /// The member's political party.
        political_party: Fact<String>,
    }
}

codes! {
    /// How urban a county is. Source: Urban-Rural Classification Scheme for Counties, National
    /// Center for Health Statistics (NCHS).
    open enum CountyClass {
        /// Large central metro. The inner counties of a metropolitan area of a million people or more.
        LargeCentralMetro = "large_central_metro",
        /// Large fringe metro. The other counties of such an area.
        LargeFringeMetro = "large_fringe_metro",
        /// Medium metro. Of a metropolitan area of 250,000 to 999,999 people.
        MediumMetro = "medium_metro",
        /// Small metro. Of a metropolitan area of fewer people.
        SmallMetro = "small_metro",
        /// Micropolitan. Of no metropolitan area, around a town of 10,000 people or more.
        Micropolitan = "micropolitan",
        /// Noncore. Of neither a metropolitan nor a micropolitan area.
        Noncore = "noncore",
    }
}
