# Writes the CSV files of the built-in catalogue from the data sets of R ("datasets") and MASS.
# Run in the project's folder:  Rscript tools/catalogue.R
# Sources and licence notes of each stand in dev.hone.data.Catalogue.
library(MASS)
folder <- "mlcore/src/main/resources/dev/hone/data"
dir.create(folder, recursive = TRUE, showWarnings = FALSE)

save_csv <- function(frame, name) {
  file <- file.path(folder, paste0(name, ".csv"))
  write.csv(frame, file, row.names = FALSE, quote = FALSE, na = "NA", eol = "\n")
  cat(name, ":", nrow(frame), "rows;", paste(names(frame), collapse = ", "), "\n")
}

months_of <- function(series) {
  year <- floor(time(series) + 1e-6)
  sprintf("%d-%02d", as.integer(year), as.integer(cycle(series)))
}

save_csv(setNames(iris, c("sepal_length", "sepal_width", "petal_length", "petal_width", "species")), "iris")

pima <- rbind(Pima.tr, Pima.te)
save_csv(setNames(pima, c("pregnancies", "glucose", "blood_pressure", "skin_fold", "bmi", "pedigree", "age", "diabetes")),
         "pima")

# The sample number is left out: it says nothing about the tumour.
save_csv(setNames(biopsy[, -1], c("clump_thickness", "cell_size", "cell_shape", "adhesion", "epithelial_size",
                                  "bare_nuclei", "chromatin", "nucleoli", "mitoses", "class")), "biopsy")

# MASS computes RI as (index - 1.518) * 1000, which leaves binary dust such as 3.00999999999999.
save_csv(transform(fgl, RI = round(RI, 2)), "glass")

counts <- as.data.frame(Titanic)
people <- counts[rep(seq_len(nrow(counts)), counts$Freq), c("Class", "Sex", "Age", "Survived")]
save_csv(setNames(people, c("class", "sex", "age", "survived")), "titanic")

save_csv(data.frame(month = months_of(sunspots), sunspots = as.numeric(sunspots)), "sunspots")
save_csv(data.frame(month = months_of(co2), co2 = as.numeric(co2)), "co2")
save_csv(data.frame(month = months_of(AirPassengers), passengers = as.numeric(AirPassengers)), "airline")
