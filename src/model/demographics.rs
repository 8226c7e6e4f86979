//! Who people are: gender, race, ethnicity and origin, each as the source has it.

use crate::value::code::codes;

codes! {
    /// Gender. Source: Washington Post v2, URSUS, Mapping Police Violence.
    open enum Gender {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
        /// Non-binary.
        NonBinary = "non_binary",
        /// Transgender, where a source says that and no more.
        Transgender = "transgender",
    }
}

codes! {
    /// Race and ethnicity. Source: the codes of Washington Post v2 (`W`, `B`, `H`, `A`, `N`) and
    /// URSUS.
    open enum Race {
        /// White.
        White = "white",
        /// Black or African American.
        Black = "black",
        /// Hispanic or Latino.
        Hispanic = "hispanic",
        /// Asian.
        Asian = "asian",
        /// Asian or Pacific Islander, where a source does not tell them apart.
        AsianOrPacificIslander = "asian_or_pacific_islander",
        /// Asian Indian, where a source keeps it apart.
        AsianIndian = "asian_indian",
        /// American Indian or Alaska Native.
        NativeAmerican = "native_american",
        /// Native Hawaiian or Pacific Islander.
        PacificIslander = "pacific_islander",
        /// Middle Eastern or North African.
        MiddleEastern = "middle_eastern",
        /// Several races that the source does not name.
        Multiracial = "multiracial",
    }
}

codes! {
    /// Where a race comes from. Source: Washington Post v2 `race_source`.
    open enum RaceSource {
        /// A public record.
        PublicRecord = "public_record",
        /// A news clip.
        Clip = "clip",
        /// A photograph, judged by the researcher.
        Photo = "photo",
        /// The person.
        SelfReported = "self_reported",
        /// An officer's perception.
        OfficerPerceived = "officer_perceived",
        /// A model of names and places.
        Model = "model",
    }
}

codes! {
    /// Hispanic or Latino origin, if a source records it separately from race. Source: FBI National
    /// Use-of-Force, OpenPoliceData `ETHNICITY`.
    open enum Ethnicity {
        /// Hispanic or Latino.
        Hispanic = "hispanic",
        /// Not Hispanic or Latino.
        NotHispanic = "not_hispanic",
        /// Middle Eastern, if a source records that here.
        MiddleEastern = "middle_eastern",
    }
}

codes! {
    /// Where in Asia or the Pacific a person's family comes from. Source: URSUS `Asian_Race`, and
    /// `HI_Islander_Race`, which took the islands out of it in 2018.
    open enum Origin {
        /// Cambodian.
        Cambodian = "cambodian",
        /// Chinese.
        Chinese = "chinese",
        /// Filipino.
        Filipino = "filipino",
        /// Guamanian.
        Guamanian = "guamanian",
        /// Hawaiian.
        Hawaiian = "hawaiian",
        /// Japanese.
        Japanese = "japanese",
        /// Korean.
        Korean = "korean",
        /// Laotian.
        Laotian = "laotian",
        /// Samoan.
        Samoan = "samoan",
        /// Vietnamese.
        Vietnamese = "vietnamese",
        /// Asian, of none of these.
        OtherAsian = "other_asian",
        /// Pacific Islander.
        PacificIslander = "pacific_islander",
        /// Pacific Islander, of none of these.
        OtherPacificIslander = "other_pacific_islander",
    }
}
