import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads an OpenAPI document with swagger-parser; prints what it finds wrong, and the number of paths. */
public class Parse {
    public static void main(String[] arguments) throws Exception {
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(Files.readString(Path.of(arguments[0])), null, null);
        result.getMessages().forEach(message -> System.out.println("wrong: " + message));
        System.out.println("paths: " + result.getOpenAPI().getPaths().size());
    }
}
