import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quicktype.CaseFile;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** RoundTrip IN OUT: reads each document of IN, one a line, into the generated classes and writes it to OUT. */
class RoundTrip {
    public static void main(String[] args) throws Exception {
        // Unknown properties are errors by default. Absent ones must not come back as null; a null in `extensions` must.
        JsonInclude.Value inclusion = JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS);
        ObjectMapper mapper = new ObjectMapper().setDefaultPropertyInclusion(inclusion);
        try (BufferedReader in = Files.newBufferedReader(Path.of(args[0]), StandardCharsets.UTF_8);
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[1]), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.print(mapper.writeValueAsString(mapper.readValue(line, CaseFile.class)) + "\n");
            }
        }
    }
}
