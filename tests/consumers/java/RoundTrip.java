import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quicktype.CaseFile;
import java.io.File;

/** RoundTrip OUT CASE...: reads each case file into the generated classes and writes it to OUT/0.json, OUT/1.json and so on. */
class RoundTrip {
    public static void main(String[] args) throws Exception {
        // Unknown properties are errors by default; absent ones must not come back as null.
        ObjectMapper mapper = new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);
        for (int i = 1; i < args.length; i++) {
            CaseFile file = mapper.readValue(new File(args[i]), CaseFile.class);
            mapper.writeValue(new File(args[0], (i - 1) + ".json"), file);
        }
    }
}
